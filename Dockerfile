# The service without tests and tools; it runs as an ordinary user, and writes its log to standard output and, into the folder
# made for it, what the audit log signed last.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY .swcrc tsconfig.json ./
COPY scripts scripts
COPY migrations migrations
COPY src src
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/scripts scripts
# A volume that is mounted here for the first time is this user's, as the folder is.
RUN install -d -o node -g node -m 700 /var/lib/referral-desk
USER node
EXPOSE 3000
CMD ["node", "scripts/start.mjs"]
