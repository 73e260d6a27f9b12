namespace Amorsize.Build.Tests.Browser;

/// <summary>The base of tests that look at a page in a browser. Each class starts its own browser. Test classes run one after the other, so a static field is enough.</summary>
public abstract class BrowserTest
{
    private static Chromium? browser;

    private protected static Chromium Browser => browser!;

    [ClassInitialize(InheritanceBehavior.BeforeEachDerivedClass)]
    public static async Task StartBrowser(TestContext _) => browser = await Chromium.StartAsync();

    [ClassCleanup(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void EndBrowser() => browser?.Dispose();
}
