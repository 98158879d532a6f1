import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  EFSClient,
} from "@aws-sdk/client-efs";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** A file system with a mount target and an access point. The emulator answers nothing where nobody named groups. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    const client = new EFSClient(config);
    const { FileSystemId } = await client.send(
      new CreateFileSystemCommand({ CreationToken: "shared", Encrypted: true }),
    );
    await client.send(new CreateMountTargetCommand({ FileSystemId, SubnetId: subnets[0] }));
    await client.send(new CreateAccessPointCommand({ FileSystemId, ClientToken: "shared" }));
  },
  answers: {
    "elasticfilesystem.DescribeMountTargetSecurityGroups": jsonAnswer({ SecurityGroups: ["sg-1"] }),
  },
});
