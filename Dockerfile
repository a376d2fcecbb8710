# docker build -t incident-lint . && docker run --rm -v "$PWD:/work:ro" incident-lint status/
FROM node:20-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts && npm run build && npm pack --ignore-scripts --pack-destination /tmp

FROM node:20-slim
COPY --from=build /tmp/incident-lint-*.tgz /tmp/
RUN npm install --global --ignore-scripts /tmp/incident-lint-*.tgz && rm /tmp/incident-lint-*.tgz
USER node
WORKDIR /work
ENTRYPOINT ["incident-lint"]
