-- AlterTable
ALTER TABLE "account" ADD COLUMN     "label" TEXT;

-- The same rule as in lib/exports/bundle/header.ts.
ALTER TABLE "account" ADD CONSTRAINT "account_label" CHECK ("label" ~ '^[A-Za-z0-9]([A-Za-z0-9 ._-]{0,22}[A-Za-z0-9])?$');
