import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

// The emulator leaves out the primary region of a secret that has replicas.
export const seed = defineSeed({
  answers: ({ awsAccountId, config }) => {
    const ARN = `arn:aws:secretsmanager:${config.region}:${awsAccountId}:secret:orders/database-AbCdEf`;
    const secret = { ARN, Name: "orders/database", PrimaryRegion: config.region };
    const ReplicationStatus = [{ Region: "us-east-1", Status: "InSync" }];
    return {
      "secretsmanager.ListSecrets": jsonAnswer({ SecretList: [secret] }),
      "secretsmanager.DescribeSecret": jsonAnswer({ ...secret, ReplicationStatus }),
      "secretsmanager.GetResourcePolicy": jsonAnswer({ ARN, Name: secret.Name }),
    };
  },
});
