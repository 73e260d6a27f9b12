// Many wait: for locks, for processes that are killed, for servers.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.ClassLevel)]
