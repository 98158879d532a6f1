import { FSxClient, paginateDescribeFileSystems } from "@aws-sdk/client-fsx";
import { fsxFileSystem } from "@/lib/model/resources/fsx";
import { defineCollector, found, listing } from "./define";
import { tagMap } from "./shared/tags";

/** FSx: file systems, without the volumes and virtual machines in them. https://docs.aws.amazon.com/fsx/latest/APIReference/Welcome.html */
export const fsx = defineCollector({
  service: "fsx",
  scope: "regional",
  permissions: { DescribeFileSystems: "fsx:DescribeFileSystems" },
  listings: [
    listing([fsxFileSystem], async function* (context) {
      const client = context.connect(FSxClient);
      for await (const page of context.paginate(paginateDescribeFileSystems, client, { MaxResults: 1000 })) {
        for (const item of page.FileSystems ?? []) {
          yield found(fsxFileSystem, {
            arn: item.ResourceARN ?? "",
            id: item.FileSystemId ?? "",
            tags: tagMap(item.Tags),
            state: item.Lifecycle,
            configuration: { ...item },
          });
        }
      }
    }),
  ],
});
