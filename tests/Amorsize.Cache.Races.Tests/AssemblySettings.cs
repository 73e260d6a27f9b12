// The steps of a scenario hand over from thread to thread: beside other tests each waits for its turn, and none uses a processor for long.
[assembly: Parallelize(Workers = 8, Scope = ExecutionScope.MethodLevel)]
