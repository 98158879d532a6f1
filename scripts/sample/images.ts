/** Ubuntu 16.04, which its publisher took away in 2022. */
export const XENIAL = "ami-0d5f3c1a8be2470f6";
/** Ubuntu 18.04. */
export const BIONIC = "ami-07e1b94c3fd5a8206";
