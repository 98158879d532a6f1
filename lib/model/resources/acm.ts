import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html */
export const certificate = defineResourceType({
  type: "AWS::CertificateManager::Certificate",
  service: "acm",
  title: "ACM certificates",
  arn: "acm:certificate/*",
  cli: "acm describe-certificate --certificate-arn {arn}",
  schema: z.looseObject({
    CertificateArn: z.string(),
    DomainName: text,
    Detail: readOf(
      z.looseObject({
        SubjectAlternativeNames: z.array(z.string()).optional(),
        DomainValidationOptions: z
          .array(
            z.looseObject({
              DomainName: text,
              ValidationMethod: text,
              ValidationStatus: text,
              ResourceRecord: z.looseObject({ Name: text, Type: text, Value: text }).optional(),
            }),
          )
          .optional(),
        /** `IMPORTED` ones are not renewed by AWS. */
        Type: text,
        KeyAlgorithm: text,
        NotBefore: text,
        NotAfter: text,
        RenewalEligibility: text,
        RenewalSummary: z.looseObject({ RenewalStatus: text, RenewalStatusReason: text }).optional(),
        CertificateAuthorityArn: text,
        Options: z.looseObject({ CertificateTransparencyLoggingPreference: text, Export: text }).optional(),
        /** ARNs of what presents it. */
        InUseBy: z.array(z.string()).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
  runtime: ["Detail.InUseBy", "Detail.RenewalSummary.UpdatedAt"],
  drop: [
    "Detail.CertificateArn",
    "Detail.DomainName",
    // Mail addresses of people.
    "Detail.DomainValidationOptions[].ValidationEmails",
    "Detail.RenewalSummary.DomainValidationOptions[].ValidationEmails",
    "Detail.Status",
  ],
  relations: ({ Detail }) =>
    relate("is issued by", "AWS::ACMPCA::CertificateAuthority", [
      Detail.seen ? Detail.value.CertificateAuthorityArn : null,
    ]),
});
