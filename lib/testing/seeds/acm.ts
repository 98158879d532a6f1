import { ACMClient, RequestCertificateCommand } from "@aws-sdk/client-acm";
import { defineSeed } from "../seed";

/** A certificate that waits for its validation. */
export const seed = defineSeed({
  async make({ config }) {
    await new ACMClient(config).send(
      new RequestCertificateCommand({ DomainName: "whole.example", ValidationMethod: "DNS" }),
    );
  },
});
