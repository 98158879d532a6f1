import { CreateFileSystemCommand, FSxClient } from "@aws-sdk/client-fsx";
import { defineSeed } from "../seed";

/** A file system. */
export const seed = defineSeed({
  async make({ config, subnets }) {
    await new FSxClient(config).send(
      new CreateFileSystemCommand({ FileSystemType: "LUSTRE", StorageCapacity: 1200, SubnetIds: [subnets[0]] }),
    );
  },
});
