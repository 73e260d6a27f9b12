using Amorsize.Measurement.Protocol;

namespace Amorsize.Profiler.Tests;

[TestClass]
[DoNotParallelize]
public sealed class OwnVariablesTests
{
    [TestMethod]
    public void TakeRequestPath_VariablesOfTheProfiler_AreRemoved()
    {
        foreach (var (name, value) in ProfileRequest.RuntimeVariables)
            Environment.SetEnvironmentVariable(name, value);
        Environment.SetEnvironmentVariable(ProfileRequest.PathVariable, "request.json");

        Assert.AreEqual("request.json", OwnVariables.TakeRequestPath());
        Assert.IsNull(Environment.GetEnvironmentVariable(ProfileRequest.PathVariable));
        Assert.IsEmpty(ProfileRequest.RuntimeVariables.Keys.Where(name => Environment.GetEnvironmentVariable(name) is not null));
    }
}
