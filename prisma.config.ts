import { defineConfig } from "prisma/config";

// Only generate, validate and format run through this file; migrations have their own door (docs/decisions).
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: "postgresql://unused@localhost/unused" },
});
