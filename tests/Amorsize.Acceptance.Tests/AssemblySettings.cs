// Builds often wait for the disk, for restores and for sleeping workloads, so three at once keep two processors in use.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
