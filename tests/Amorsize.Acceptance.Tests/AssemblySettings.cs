// Builds wait for the disk, for restores and for workloads that sleep; three at once share two processors well.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
