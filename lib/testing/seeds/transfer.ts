import { CreateServerCommand, CreateUserCommand, TransferClient } from "@aws-sdk/client-transfer";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A server with a user, whom the emulator does not list. */
export const seed = defineSeed({
  answers: ({ config, awsAccountId, role }) => ({
    "transfer.ListUsers": ({ body }) => {
      const { ServerId }: { ServerId: string } = JSON.parse(body);
      const Arn = `arn:aws:transfer:${config.region}:${awsAccountId}:user/${ServerId}/partner`;
      return jsonAnswer({ ServerId, Users: [{ Arn, UserName: "partner", Role: role }] });
    },
  }),
  async make({ config, role }) {
    const client = new TransferClient(config);
    const { ServerId } = await client.send(new CreateServerCommand({ IdentityProviderType: "SERVICE_MANAGED" }));
    await client.send(new CreateUserCommand({ ServerId, UserName: "partner", Role: role }));
  },
});
