#!/usr/bin/env bash
# What action.yml runs. Inputs come as variables, never as text of a script, so that no input can become a command.
set -euo pipefail

arguments=(--no-error-on-unmatched-pattern --format github --fail-on "$INCIDENT_LINT_FAIL_ON")
[[ "$INCIDENT_LINT_ALLOW_CODE" == true ]] || arguments+=(--no-code)
[[ -z "$INCIDENT_LINT_CONFIG" ]] || arguments+=(--config "$INCIDENT_LINT_CONFIG")
[[ -z "$INCIDENT_LINT_PROFILE" ]] || arguments+=(--profile "$INCIDENT_LINT_PROFILE")
[[ -z "$INCIDENT_LINT_SARIF" ]] || arguments+=(--format "sarif:$INCIDENT_LINT_SARIF")
if [[ "$INCIDENT_LINT_CHANGED" == true && -n "$INCIDENT_LINT_BASE" && "$INCIDENT_LINT_BASE" != 0000000000000000000000000000000000000000 ]]; then
  arguments+=(--since "$INCIDENT_LINT_BASE")
  [[ "$INCIDENT_LINT_CHANGED_LINES" != true ]] || arguments+=(--changed-lines)
fi

summary=
if [[ "$INCIDENT_LINT_SUMMARY" == true && -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
  summary=$(mktemp)
  arguments+=(--format "markdown:$summary")
fi

read -r -d '' -a files <<<"$INCIDENT_LINT_FILES" || true
if [[ -n "$INCIDENT_LINT_COMMAND" ]]; then
  read -r -a command <<<"$INCIDENT_LINT_COMMAND"
else
  command=(npx --yes "incident-lint@$INCIDENT_LINT_VERSION")
fi

status=0
"${command[@]}" "${arguments[@]}" -- "${files[@]}" || status=$?
[[ -z "$summary" || ! -s "$summary" ]] || cat "$summary" >>"$GITHUB_STEP_SUMMARY"
exit "$status"
