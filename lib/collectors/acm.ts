import { ACMClient, DescribeCertificateCommand, KeyAlgorithm, paginateListCertificates } from "@aws-sdk/client-acm";
import { certificate } from "@/lib/model/resources/acm";
import { defineCollector, found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";
import { told } from "./shared/told";

/** Without key types, AWS lists certificates with RSA keys of up to 2048 bits only. */
const LISTING = { Includes: { keyTypes: Object.values(KeyAlgorithm) }, MaxItems: 1000 };

/**
 * Certificate Manager.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html
 */
export const acm = defineCollector({
  service: "acm",
  scope: "regional",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeCertificate: "acm:DescribeCertificate",
    ListCertificates: "acm:ListCertificates",
  },
  listings: [
    listing([certificate], async function* (context) {
      const client = context.connect(ACMClient);
      for await (const page of context.paginate(paginateListCertificates, client, LISTING)) {
        yield* context.each(page.CertificateSummaryList ?? [], async (item) => {
          const { CertificateArn = "", DomainName } = item;
          const [Detail, { tags, unseenTags }] = await Promise.all([
            context.read(async () => {
              const answer = await client.send(new DescribeCertificateCommand({ CertificateArn }));
              const operation = "DescribeCertificate";
              return told(answer.Certificate, { service: "acm", region: context.region, operation });
            }),
            bulkTags(context, "acm", CertificateArn),
          ]);
          return found(certificate, {
            arn: CertificateArn,
            id: CertificateArn.split("/").at(-1) ?? "",
            name: DomainName,
            tags,
            state: Detail.seen ? Detail.value.Status : item.Status,
            configuration: { CertificateArn, DomainName, Detail, ...unseenTags },
          });
        });
      }
    }),
  ],
});
