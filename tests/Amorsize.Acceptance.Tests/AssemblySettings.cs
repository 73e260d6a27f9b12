// Builds wait for the disk, for restores and for workloads that sleep; two at once share two processors well.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
