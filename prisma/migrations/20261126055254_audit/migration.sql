-- CreateTable
CREATE TABLE "finding" (
    "account_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL DEFAULT 2147483647,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "unused" BOOLEAN NOT NULL DEFAULT false,
    "arn" TEXT,
    "type" TEXT,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "problem_seq" INTEGER,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "hash" UUID NOT NULL,
    "detail" JSONB NOT NULL,
    "ended" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("account_id","check_id","subject","from_seq")
);

-- CreateTable
CREATE TABLE "audit" (
    "account_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("account_id","seq")
);

-- CreateTable
CREATE TABLE "check_stat" (
    "account_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "fingerprint" UUID NOT NULL,
    "fail" INTEGER NOT NULL,
    "not_seen" INTEGER NOT NULL,
    "manual" INTEGER NOT NULL,
    "pass" INTEGER NOT NULL,
    "not_applicable" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "resolved" INTEGER NOT NULL,

    CONSTRAINT "check_stat_pkey" PRIMARY KEY ("account_id","seq","check_id")
);

-- CreateTable
CREATE TABLE "exception" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "checks" TEXT[],
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "ends_on" DATE NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_seq" INTEGER,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT,

    CONSTRAINT "exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "check_id" TEXT NOT NULL,
    "subject" TEXT,
    "statement" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "review_on" DATE,
    "from_seq" INTEGER NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_seq" INTEGER,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exception_account_id_idx" ON "exception"("account_id");

-- CreateIndex
CREATE INDEX "attestation_account_id_idx" ON "attestation"("account_id");

-- AddForeignKey
ALTER TABLE "exception" ADD CONSTRAINT "exception_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sorted by code point, so that lists, exports and the digest have one order on every server.
ALTER TABLE "finding" ALTER COLUMN "subject" TYPE TEXT COLLATE "C", ALTER COLUMN "check_id" TYPE TEXT COLLATE "C";
-- A subject never has two open verdicts of one check, whatever a writer does wrong.
CREATE UNIQUE INDEX "finding_open" ON "finding" ("account_id", "check_id", "subject") WHERE "to_seq" = 2147483647;
-- What ended at or after a snapshot, for lists of the past and for what was resolved since.
CREATE INDEX "finding_to" ON "finding" ("account_id", "to_seq") WHERE "to_seq" < 2147483647;
-- All findings of one resource.
CREATE INDEX "finding_arn" ON "finding" ("account_id", "arn") WHERE "arn" IS NOT NULL;

ALTER TABLE "finding" ADD CONSTRAINT "finding_status" CHECK ("status" IN ('pass', 'fail', 'manual', 'not_applicable', 'not_seen'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_severity" CHECK ("severity" IN ('critical', 'high', 'medium', 'low', 'informational'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_interval" CHECK ("from_seq" < "to_seq");
ALTER TABLE "exception" ADD CONSTRAINT "exception_kind" CHECK ("kind" IN ('finding', 'resource', 'tag', 'arn_pattern'));
ALTER TABLE "exception" ADD CONSTRAINT "exception_checks" CHECK (cardinality("checks") > 0);

ALTER TABLE "finding" SET (autovacuum_vacuum_scale_factor = 0.02);
