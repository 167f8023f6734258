/** Processor time of this process in milliseconds: a machine that does other work as well changes little. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
