-- Lists and searches are answered from an index in memory (docs/decisions/0010-inventory-index.md), which reads all
-- versions of a snapshot at once; storing no longer pays for these.
DROP INDEX "version_search";
DROP INDEX "version_open_name";
