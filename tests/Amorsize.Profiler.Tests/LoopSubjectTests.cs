using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests;

[TestClass]
public sealed class LoopSubjectTests
{
    [TestMethod]
    [DataRow(2, true, DisplayName = "no item is stopped midway, and each worker has but one")]
    [DataRow(3, false)]
    public void WhatCannotBeStoppedIsComplete(int items, bool isComplete)
    {
        var subject = new LoopSubject<int>([1, 2, 3], _ => { });

        Assert.AreEqual(isComplete, subject.Run(new(Execution.Threads, Workers: 2, ChunkSize: 1), items, passes: 1, limit: TimeSpan.Zero).IsComplete);
    }
}
