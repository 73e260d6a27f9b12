// The threads of a scenario run one at a time and mostly wait for each other, so more tests than processors can run in parallel.
[assembly: Parallelize(Workers = 8, Scope = ExecutionScope.MethodLevel)]
