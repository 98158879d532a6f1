import { openPortsCheck, type Ports } from "./open-ports";

/** Ports on which data stores listen unless told otherwise, from the documentation of each. */
const DATA_STORES: Ports = new Map([
  [1433, "SQL Server"],
  [1521, "Oracle"],
  [2379, "etcd"],
  [3306, "MySQL"],
  [5432, "PostgreSQL"],
  [5439, "Redshift"],
  [5601, "Kibana"],
  [5984, "CouchDB"],
  [6379, "Redis"],
  [7000, "Cassandra nodes"],
  [7001, "Cassandra nodes with TLS"],
  [8020, "HDFS"],
  [8086, "InfluxDB"],
  [9042, "Cassandra"],
  [9092, "Kafka"],
  [9200, "Elasticsearch"],
  [9300, "Elasticsearch nodes"],
  [11211, "Memcached"],
  [27017, "MongoDB"],
]);

/** Databases, caches and queues, of which many ask for no password until somebody sets one. */
export const ec2DataStorePortsOpen = openPortsCheck({
  id: "ec2-data-store-ports-open",
  title: "Ports of data stores are not open to the internet",
  severity: "critical",
  ports: DATA_STORES,
  protocols: ["tcp"],
  families: [4, 6],
  grades: { public: "critical", attached: "high", unattached: "medium" },
  risk:
    "Data stores are made for a private network: several ask for no password at all as installed, the others are guessed. " +
    "What is open to the internet is copied, and often deleted with a note that asks for money.",
  link: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
});
