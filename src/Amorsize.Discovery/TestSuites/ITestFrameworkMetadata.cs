namespace Amorsize.Discovery.TestSuites;

/// <summary>The frameworks whose runners can be tuned.</summary>
internal enum TestFramework
{
    MSTest,
    XunitV3,
    XunitV2,
    NUnit,
    TUnit,
}
