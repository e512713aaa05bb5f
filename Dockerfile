# Debian, since the Temporal SDK's native library needs glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /regimen
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# A worker of this image never bundles workflows itself.
RUN npm run build && test -s dist/workflow-bundle.js && npm prune --omit=dev

FROM node:24-bookworm-slim
# The Temporal SDK looks for the certificates of authorities on the system; slim has none.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o node -g node /var/lib/regimen
ENV NODE_ENV=production REGIMEN_HOME=/var/lib/regimen
WORKDIR /regimen
COPY --from=build /regimen/package.json ./
COPY --from=build /regimen/node_modules ./node_modules
COPY --from=build /regimen/dist ./dist
COPY --from=build /regimen/protocols ./protocols
USER node
VOLUME /var/lib/regimen
EXPOSE 8080
CMD ["node", "dist/worker/main.js"]
