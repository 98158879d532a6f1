import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A share of the account's own and one of another account; the emulator lacks what others share. */
export const seed = defineSeed({
  answers: ({ config, awsAccountId, subnets }) => {
    const share = (owner: string, id: string) => ({
      resourceShareArn: `arn:aws:ram:${config.region}:${owner}:resource-share/${id}`,
      name: id,
      owningAccountId: owner,
      status: "ACTIVE",
    });
    const own = share(awsAccountId, "own");
    const others = share("210987654321", "theirs");
    const subnet = `arn:aws:ec2:${config.region}:${awsAccountId}:subnet/${subnets[0]}`;
    return {
      "ram.GetResourceShares": ({ body }) => jsonAnswer({ resourceShares: [body.includes('"SELF"') ? own : others] }),
      "ram.GetResourceShareAssociations": ({ body }) =>
        jsonAnswer({
          resourceShareAssociations: [
            {
              resourceShareArn: own.resourceShareArn,
              associatedEntity: body.includes('"PRINCIPAL"') ? "210987654321" : subnet,
              status: "ASSOCIATED",
            },
          ],
        }),
      "ram.ListResources": jsonAnswer({
        resources: [{ arn: subnet, type: "ec2:Subnet", resourceShareArn: others.resourceShareArn }],
      }),
    };
  },
});
