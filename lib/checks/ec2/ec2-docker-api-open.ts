import { openPortsCheck } from "./open-ports";

/** Docker's API gives root on the host to whoever may speak to it. */
export const ec2DockerApiOpen = openPortsCheck({
  id: "ec2-docker-api-open",
  title: "Docker's API is not open to the internet",
  severity: "critical",
  ports: new Map([
    [2375, "Docker"],
    [2376, "Docker with TLS"],
    [4243, "Docker, the old port"],
  ]),
  protocols: ["tcp"],
  families: [4, 6],
  grades: { public: "critical", attached: "high", unattached: "medium" },
  risk:
    "Whoever reaches Docker's API starts a container that mounts the host's disk, and owns the machine and its role. Bots " +
    "look for these ports all day and put miners on what they find.",
  link: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
});
