import {
  CreateConnectionCommand,
  CreateCrawlerCommand,
  CreateDatabaseCommand,
  CreateJobCommand,
  CreateTriggerCommand,
  GlueClient,
} from "@aws-sdk/client-glue";
import { defineSeed } from "../seed";

/** A database, a crawler, a job with its trigger, and a connection. */
export const seed = defineSeed({
  async make({ config, bucket, role }) {
    const client = new GlueClient(config);
    const Path = `s3://${bucket}/clicks`;
    await client.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "clicks" } }));
    await client.send(
      new CreateCrawlerCommand({
        Name: "clicks",
        Role: role,
        DatabaseName: "clicks",
        Targets: { S3Targets: [{ Path }] },
      }),
    );
    await client.send(
      new CreateJobCommand({ Name: "clicks", Role: role, Command: { Name: "glueetl", ScriptLocation: `${Path}.py` } }),
    );
    await client.send(
      new CreateTriggerCommand({ Name: "clicks", Type: "ON_DEMAND", Actions: [{ JobName: "clicks" }] }),
    );
    const ConnectionProperties = { JDBC_CONNECTION_URL: "jdbc:postgresql://db.example:5432/shop" };
    await client.send(
      new CreateConnectionCommand({
        ConnectionInput: { Name: "shop", ConnectionType: "JDBC", ConnectionProperties },
      }),
    );
  },
});
