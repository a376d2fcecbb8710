/** What a fault and `explain` need of the config's schema; its descriptions are for editors. */
export interface ConfigShape {
  schema: SchemaNode
  definitions: Record<string, SchemaNode>
  /** Keys whose description says that a rule reads them, by rule. */
  readBy: Record<string, string[]>
}

export interface SchemaNode {
  $ref?: string
  type?: string | string[]
  description?: string
  examples?: unknown[]
  properties?: Record<string, SchemaNode>
  additionalProperties?: SchemaNode | boolean
  items?: SchemaNode
}

export function shapeOf(schema: object): ConfigShape {
  const { definitions = {}, ...root } = schema as SchemaNode & { definitions?: Record<string, SchemaNode> }
  const readBy: Record<string, string[]> = {}
  const walk = (properties: Record<string, SchemaNode>, path: string) => {
    for (const [key, node] of Object.entries(properties)) {
      for (const [, rule = ''] of (node.description ?? '').matchAll(/`([a-z][\w-]+)`/g)) readBy[rule] = [...new Set([...(readBy[rule] ?? []), path + key])]
      if (node.properties && key !== 'rules') walk(node.properties, `${path}${key}.`)
    }
  }
  walk(definitions, '')
  return { schema: bare(root), definitions: Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, bare(node)])), readBy }
}

function bare(node: SchemaNode): SchemaNode {
  const { $ref, type, examples, properties, additionalProperties, items } = node
  return {
    ...($ref && { $ref }),
    ...(type && { type }),
    ...(examples && { examples }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, bare(one)])) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: typeof additionalProperties === 'object' ? bare(additionalProperties) : additionalProperties,
    }),
    ...(items && { items: bare(items) }),
  }
}
