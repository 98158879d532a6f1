-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "aws_account_id" CHAR(12),
    "connection" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL,
    "account_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "regions" TEXT[],
    "services" TEXT[],
    "requested_by" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "account_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "rules_version" INTEGER NOT NULL,
    "stats" JSONB NOT NULL,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("account_id","seq")
);

-- CreateTable
CREATE TABLE "scope" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "mixed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_coverage" (
    "account_id" INTEGER NOT NULL,
    "scope_id" INTEGER NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL DEFAULT 2147483647,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "seen_ids" INTEGER[],

    CONSTRAINT "scope_coverage_pkey" PRIMARY KEY ("account_id","scope_id","from_seq")
);

-- CreateTable
CREATE TABLE "scope_state" (
    "account_id" INTEGER NOT NULL,
    "scope_id" INTEGER NOT NULL,
    "fingerprint" UUID,
    "runtime_fingerprint" UUID,
    "resources" INTEGER NOT NULL,

    CONSTRAINT "scope_state_pkey" PRIMARY KEY ("account_id","scope_id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "arn" TEXT NOT NULL,
    "rid" TEXT NOT NULL,
    "first_seq" INTEGER NOT NULL,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "account_id" INTEGER NOT NULL,
    "hash" UUID NOT NULL,
    "config" JSONB NOT NULL,

    CONSTRAINT "body_pkey" PRIMARY KEY ("account_id","hash")
);

-- CreateTable
CREATE TABLE "version" (
    "account_id" INTEGER NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL DEFAULT 2147483647,
    "scope_id" INTEGER NOT NULL,
    "hash" UUID NOT NULL,
    "config_hash" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT,
    "tags" JSONB NOT NULL,
    "search" TEXT NOT NULL,
    "refs" TEXT[],
    "unseen" TEXT[],

    CONSTRAINT "version_pkey" PRIMARY KEY ("account_id","resource_id","from_seq")
);

-- CreateTable
CREATE TABLE "resource_runtime" (
    "account_id" INTEGER NOT NULL,
    "resource_id" INTEGER NOT NULL,
    "seen_seq" INTEGER NOT NULL,
    "state" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "resource_runtime_pkey" PRIMARY KEY ("account_id","resource_id")
);

-- CreateTable
CREATE TABLE "gap" (
    "account_id" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL DEFAULT 2147483647,
    "first_seq" INTEGER NOT NULL,
    "action" TEXT,
    "message" TEXT NOT NULL,
    "types" TEXT[],
    "affected" INTEGER NOT NULL,

    CONSTRAINT "gap_pkey" PRIMARY KEY ("account_id","service","region","operation","reason","from_seq")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "account_id" INTEGER,
    "detail" JSONB NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_name_key" ON "account"("name");

-- CreateIndex
CREATE UNIQUE INDEX "scan_account_id_seq_key" ON "scan"("account_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "scope_account_id_service_region_type_key" ON "scope"("account_id", "service", "region", "type");

-- CreateIndex
CREATE INDEX "resource_account_id_rid_idx" ON "resource"("account_id", "rid");

-- CreateIndex
CREATE UNIQUE INDEX "resource_account_id_arn_key" ON "resource"("account_id", "arn");

-- CreateIndex
CREATE INDEX "activity_account_id_at_idx" ON "activity"("account_id", "at");

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope" ADD CONSTRAINT "scope_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The rest is beyond Prisma's schema language. Sources and measurements: docs/decisions/0003-validity-intervals.md

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Sorted by code point, so that lists and exports have one order on every server. Before the indexes are filled.
ALTER TABLE "resource" ALTER COLUMN "arn" TYPE TEXT COLLATE "C";
ALTER TABLE "version" ALTER COLUMN "name" TYPE TEXT COLLATE "C";

-- Covering: a comparison of two snapshots reads these two and nothing else.
CREATE INDEX "version_from" ON "version" ("account_id", "from_seq") INCLUDE ("resource_id", "to_seq", "hash", "scope_id");
CREATE INDEX "version_to" ON "version" ("account_id", "to_seq") INCLUDE ("resource_id", "from_seq", "hash", "scope_id") WHERE "to_seq" < 2147483647;
-- A resource never has two open versions, whatever a writer does wrong.
CREATE UNIQUE INDEX "version_open" ON "version" ("account_id", "resource_id") WHERE "to_seq" = 2147483647;
-- Lists show names whatever their case.
CREATE INDEX "version_open_name" ON "version" ("account_id", lower("name"), "resource_id") INCLUDE ("scope_id", "from_seq") WHERE "to_seq" = 2147483647;
CREATE INDEX "version_scope" ON "version" ("account_id", "scope_id", "from_seq", "to_seq");
-- Few: versions with a property that could not be read.
CREATE INDEX "version_unseen" ON "version" ("account_id", "resource_id", "from_seq") INCLUDE ("to_seq") WHERE "unseen" IS NOT NULL;
CREATE INDEX "version_refs" ON "version" USING gin ("refs");
CREATE INDEX "version_search" ON "version" USING gin ("search" gin_trgm_ops);

-- One current row for each scope and gap.
CREATE UNIQUE INDEX "scope_coverage_open" ON "scope_coverage" ("account_id", "scope_id") WHERE "to_seq" = 2147483647;
CREATE UNIQUE INDEX "gap_open" ON "gap" ("account_id", "service", "region", "operation", "reason") WHERE "to_seq" = 2147483647;

-- One scan at a time for an account; the advisory lock of the runner is the second safety.
CREATE UNIQUE INDEX "scan_active" ON "scan" ("account_id") WHERE "status" IN ('queued', 'running');

ALTER TABLE "account" ADD CONSTRAINT "account_name" CHECK ("name" ~ '^[a-z0-9][a-z0-9._-]{0,62}$');
ALTER TABLE "scan" ADD CONSTRAINT "scan_status" CHECK ("status" IN ('queued', 'running', 'complete', 'partial', 'interrupted'));
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_status" CHECK ("status" IN ('complete', 'partial'));
ALTER TABLE "scope_coverage" ADD CONSTRAINT "scope_coverage_status" CHECK ("status" IN ('ok', 'partial', 'unseen'));

ALTER TABLE "version" SET (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02);
-- Overwritten by every scan: room on each page keeps the new row on the old one's page (HOT update).
ALTER TABLE "resource_runtime" SET (fillfactor = 60);
