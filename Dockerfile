# syntax=docker/dockerfile:1
FROM node:26-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
RUN npm run build

# Only what production runs: no second Node, no tools. The embedded PostgreSQL stays: `mainstay backup verify` restores into it, and so does BACKUP_EVERY.
FROM node:26-trixie-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Node comes as optional packages; but so do the native parts of others, which must stay.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/node-darwin-* node_modules/node-bin-* node_modules/node-win-* node_modules/.bin/node

FROM node:26-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 DATA_DIR=/data
WORKDIR /app
COPY package.json ./
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY src/infrastructure/programs/launch.js src/infrastructure/programs/launch.js
RUN chmod 755 src/infrastructure/programs/launch.js \
  && ln -s /app/src/infrastructure/programs/launch.js /usr/local/bin/mainstay \
  && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["mainstay", "serve"]
