using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class ContainerTests : AcceptanceTest
{
    // The target that makes the image is replaced, since it needs a registry. The SDK's own targets call it.
    [TestMethod]
    public void PublishContainer_MeasuredHere_MarksTheSettingsOfTheImage()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit(MeasuredProgram.Project, "<Project Sdk=\"Microsoft.NET.Sdk\">", "<Project><Import Project=\"Sdk.props\" Sdk=\"Microsoft.NET.Sdk\" />");
        consumer.Edit(MeasuredProgram.Project, "</Project>", "<Import Project=\"Sdk.targets\" Sdk=\"Microsoft.NET.Sdk\" /><Target Name=\"_PublishSingleContainer\" /></Project>");
        var before = consumer.Settings();

        consumer.Command("publish -c Debug --no-build -t:PublishContainer");
        Assert.AreEqual(("Rescaled", before.Reason("digits")), (Published().Source("digits"), Published().Reason("digits")));

        // The folder itself is for this machine, too.
        consumer.Command("publish -c Debug --no-build");
        Assert.AreEqual(before.Source("digits"), Published().Source("digits"));

        // The settings of the build stay unmarked, even if the folder contains them.
        consumer.Command("publish -c Debug --no-build -t:PublishContainer -p:PublishDir=./");
        Assert.AreEqual(before.Source("digits"), consumer.Settings().Source("digits"));

        SettingsFile Published() => new(consumer.At(MeasuredProgram.Output + "publish/App.amorsize.json"));
    }
}
