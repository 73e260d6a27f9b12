namespace Amorsize.Build.Tests.Browser;

/// <summary>The base of tests that look at a page in a browser. Each class starts its own, because test classes run one after the other.</summary>
public abstract class BrowserTest
{
    private static Chromium? browser;

    private protected static Chromium Browser => browser!;

    [ClassInitialize(InheritanceBehavior.BeforeEachDerivedClass)]
    public static async Task StartBrowser(TestContext _) => browser = await Chromium.StartAsync();

    [ClassCleanup(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void EndBrowser() => browser?.Dispose();
}
