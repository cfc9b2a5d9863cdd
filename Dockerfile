# Everything that a server or a worker needs: docker build -t briefpress .
FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .

FROM node:26-bookworm-slim
ENV NODE_ENV=production \
    BRIEFPRESS_HOST=0.0.0.0 \
    BRIEFPRESS_FOLDERS_STATE=/data/state \
    BRIEFPRESS_STORAGE_URL=/data/output
WORKDIR /app
# The program belongs to root: nothing that runs in it can change it.
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=30s CMD ["/app/node_modules/.bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.BRIEFPRESS_PORT ?? 8080}/health/live`).then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node.js of the version that the project pins.
ENTRYPOINT ["/app/node_modules/.bin/node", "/app/src/bin/start.js"]
CMD ["serve"]
