using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Tests.Binding;

[TestClass]
public sealed class InstancesTests
{
    private static readonly UserCode Code = new(static _ => { });

    [TestMethod]
    public void Of_NothingGiven_UsesTheConstructorWithoutParameters() => Assert.IsNotNull(Instances.Of(typeof(object), given: null, Code));

    [TestMethod]
    public void Of_Instance_IsUsed()
    {
        var service = new Service("clock");

        Assert.AreSame(service, Instances.Of(typeof(Service), service, Code));
    }

    [TestMethod]
    public void Of_ProviderWithTheType_GivesIt()
    {
        var service = new Service("clock");

        Assert.AreSame(service, Instances.Of(typeof(Service), new Provider { [typeof(Service)] = service }, Code));
    }

    [TestMethod]
    public void Of_ProviderWithTheArguments_CallsTheConstructor() =>
        Assert.AreEqual(("here", 5), ((Service)Instances.Of(typeof(Service), new Provider { [typeof(string)] = "here" }, Code)) is var made ? (made.Clock, made.Retries) : default);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Of_ProviderWithoutAnArgument_NamesTheParameter(bool throws)
    {
        var refusal = Assert.ThrowsExactly<FlagException>(() => Instances.Of(typeof(Service), new Provider { Throws = throws }, Code));

        Assert.AreEqual(
            $"The constructor of {typeof(Service)} needs 'clock' (System.String), which the service provider of the set-up does not have; register it", refusal.Message);
    }

    [TestMethod]
    public void Of_ProviderThatRefusesAnArgument_SaysWhy()
    {
        var refusal = Assert.ThrowsExactly<FlagException>(() => Instances.Of(typeof(Service), new Provider { Throws = true, Refused = typeof(string) }, Code));

        Assert.Contains("needs 'clock' (System.String)", refusal.Message);
        Assert.Contains("(it says: Unable to resolve service)", refusal.Message);
    }

    [TestMethod]
    public void Of_SetUpThatGivesNull_IsRefused() =>
        Assert.StartsWith("The set-up gives null", Assert.ThrowsExactly<FlagException>(() => Instances.Of(typeof(Service), given: null, Code)).Message);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Of_ConstructorThrows_IsNamed(bool hasProvider)
    {
        var thrown = Assert.ThrowsExactly<UserCodeException>(() => Instances.Of(typeof(Broken), hasProvider ? new Provider() : null, Code));

        Assert.AreEqual($"the constructor of {typeof(Broken)}", thrown.Code);
        Assert.Contains("threw InvalidOperationException: boom", FailureReport.TextOf(thrown, typeof(Broken).Assembly));
    }

    [TestMethod]
    public void Of_AnotherObject_IsRefused() =>
        Assert.Contains("which is neither", Assert.ThrowsExactly<FlagException>(() => Instances.Of(typeof(Service), "text", Code)).Message);

    public sealed class Service(string clock, int retries = 5)
    {
        public string Clock => clock;

        public int Retries => retries;
    }

    public sealed class Broken
    {
        public Broken() => throw new InvalidOperationException("boom");
    }

    // A container throws for a registered type that lacks a dependency, and returns null for an unknown one.
    private sealed class Provider : Dictionary<Type, object>, IServiceProvider
    {
        public bool Throws { get; init; }

        public Type Refused { get; init; } = typeof(Service);

        public object? GetService(Type serviceType) =>
            Throws && (serviceType == typeof(Service) || serviceType == Refused) ? throw new InvalidOperationException("Unable to resolve service") : this.GetValueOrDefault(serviceType);
    }
}
