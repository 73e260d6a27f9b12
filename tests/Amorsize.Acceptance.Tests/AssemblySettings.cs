// Builds wait for the disk, for restores and for workloads that sleep; four at once share two processors well.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
