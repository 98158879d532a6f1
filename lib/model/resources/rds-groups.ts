import { z } from "zod";
import { readOf } from "../read";
import { relate } from "../relate";
import { defineResourceType } from "../resource";

const text = z.string().optional();

/** Parameters that were set by people. */
const parameters = readOf(z.array(z.looseObject({ ParameterName: text, ParameterValue: text, ApplyMethod: text })));

/**
 * Subnet groups, of DocumentDB and Neptune as well: the group does not say whose it is.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html
 */
export const dbSubnetGroup = defineResourceType({
  type: "AWS::RDS::DBSubnetGroup",
  service: "rds",
  title: "RDS subnet groups",
  arn: "rds:subgrp:*",
  cli: "rds describe-db-subnet-groups --db-subnet-group-name {id}",
  schema: z.looseObject({
    DBSubnetGroupName: z.string(),
    DBSubnetGroupArn: z.string(),
    VpcId: text,
    Subnets: z.array(z.looseObject({ SubnetIdentifier: text })).optional(),
  }),
  drop: ["SubnetGroupStatus", "Subnets[].SubnetStatus"],
  relations: (group) => [
    ...relate("is part of", "AWS::EC2::VPC", [group.VpcId]),
    ...relate("spans", "AWS::EC2::Subnet", group.Subnets?.map((subnet) => subnet.SubnetIdentifier) ?? []),
  ],
});

/**
 * Of parameters only those that somebody set; AWS's default groups have none, for they cannot be changed.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroup.html
 */
export const dbParameterGroup = defineResourceType({
  type: "AWS::RDS::DBParameterGroup",
  service: "rds",
  title: "RDS parameter groups",
  arn: "rds:pg:*",
  cli: "rds describe-db-parameter-groups --db-parameter-group-name {id}",
  schema: z.looseObject({
    DBParameterGroupName: z.string(),
    DBParameterGroupArn: z.string(),
    DBParameterGroupFamily: text,
    UserParameters: parameters,
  }),
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterParameterGroup.html */
export const dbClusterParameterGroup = defineResourceType({
  type: "AWS::RDS::DBClusterParameterGroup",
  service: "rds",
  title: "RDS cluster parameter groups",
  arn: "rds:cluster-pg:*",
  cli: "rds describe-db-cluster-parameter-groups --db-cluster-parameter-group-name {id}",
  schema: z.looseObject({
    DBClusterParameterGroupName: z.string(),
    DBClusterParameterGroupArn: z.string(),
    DBParameterGroupFamily: text,
    UserParameters: parameters,
  }),
});
