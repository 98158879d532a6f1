import { relate } from "./relate";
import type { Relation } from "./resource";

/** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`, then a tag or digest; also by the dual-stack host. */
const IMAGE = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.com(\.cn)?|on\.aws)\/([^:@]+)/;

/**
 * Repositories of ECR that some container images come from; images of other registries give none.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 * @param images as a task or job names them (`123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:7`)
 */
export function relateImages(images: Iterable<string | null | undefined>): Relation[] {
  const arns = [...images].map((image) => {
    const [, account, region = "", , china, name] = IMAGE.exec(image ?? "") ?? [];
    const partition = china ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return account && `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
  });
  return relate("runs images of", "AWS::ECR::Repository", arns);
}

/**
 * Secrets and parameters that containers are given when they start. The ARN of a secret may be followed by a key, a
 * stage and a version; a parameter may be written by its name.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
 */
export function relateSecrets(verb: string, references: Iterable<string | null | undefined>): Relation[] {
  return [...references].flatMap((reference) => {
    const [, , service, , , ...resource] = (reference ?? "").split(":");
    if (service !== "secretsmanager") return relate(verb, "AWS::SSM::Parameter", [reference]);
    const behind = resource.slice(2).join(":").length;
    const arn = behind > 0 ? reference?.slice(0, -(behind + 1)) : reference;
    return relate(verb, "AWS::SecretsManager::Secret", [arn]);
  });
}

type Named = { valueFrom?: string | null | undefined };

/** What ECS and Batch say of a container, as far as it leads elsewhere. */
type Container = {
  image?: string | null | undefined;
  secrets?: Named[] | null | undefined;
  logConfiguration?: { secretOptions?: Named[] | null | undefined } | null | undefined;
  repositoryCredentials?: { credentialsParameter?: string | null | undefined } | null | undefined;
};

/** Repositories, secrets and parameters that the definitions of containers name. */
export function relateContainers(containers: readonly Container[]): Relation[] {
  const named = (list: Named[] | null | undefined) => (list ?? []).map(({ valueFrom }) => valueFrom);
  return [
    ...relateImages(containers.map(({ image }) => image)),
    ...relateSecrets(
      "is given",
      containers.flatMap(({ secrets }) => named(secrets)),
    ),
    ...relateSecrets(
      "logs with",
      containers.flatMap(({ logConfiguration }) => named(logConfiguration?.secretOptions)),
    ),
    ...relateSecrets(
      "pulls images with",
      containers.map(({ repositoryCredentials }) => repositoryCredentials?.credentialsParameter),
    ),
  ];
}
