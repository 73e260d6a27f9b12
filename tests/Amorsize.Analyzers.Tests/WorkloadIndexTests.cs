using Amorsize.Analyzers.Symbols;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class WorkloadIndexTests
{
    [TestMethod]
    public void Of_OneCompilation_IsSharedByAllAnalyzers()
    {
        var compilation = Diagnostics.Compile("");

        Assert.AreSame(WorkloadIndex.Of(compilation, KnownTypes.Of(compilation)!), WorkloadIndex.Of(compilation, KnownTypes.Of(compilation)!));
    }
}
