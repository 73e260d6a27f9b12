using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Remote;

/// <summary>The base of tests of the remote cache.</summary>
public abstract class RemoteTest : AcceptanceTest
{
    /// <summary>The argument that sets the address of the remote cache.</summary>
    private protected static string At(Uri address) => $"-p:AmorsizeRemoteCache={address}";

    /// <summary>A copy of the program as on a build agent that has measured nothing.</summary>
    private protected Consumer Agent()
    {
        var agent = CopyOf(MeasuredProgram.Template);
        Directory.Delete(agent.At(MeasuredProgram.Cache), recursive: true);
        return agent;
    }
}
