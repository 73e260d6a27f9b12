using Amorsize.Measurement.Simulation.Hardware;

namespace Amorsize.Measurement.Tests.Simulation;

/// <summary>The simulated hardware does what its sources say.</summary>
[TestClass]
public sealed class HardwareTests
{
    private static readonly IReadOnlyDictionary<string, IHardware> hardware = new Dictionary<string, IHardware>
    {
        [nameof(Roofline)] = new Roofline(Computing: 0.5, Transfer: 1, Saturating: 2),
        [nameof(SharedCache)] = new SharedCache(WorkingSet: 0.5, MissCost: 3),
        [nameof(ThreadPairs)] = new ThreadPairs(Cores: 4, PairedSpeed: 0.6),
        [nameof(TwoKindsOfCores)] = new TwoKindsOfCores(FastCores: 2, SlowSpeed: 0.5),
        [nameof(LockConvoy)] = new LockConvoy(Locked: 0.25, HandOver: 0.1),
        [nameof(TurboSteps)] = new TurboSteps(Processors: 8, Steps: 2, LowestSpeed: 0.8),
    };

    public static IEnumerable<string> Names => hardware.Keys;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void SpeedOf_SingleWorker_IsOne(string name) => Assert.AreEqual(1, hardware[name].SpeedOf(0, 1), 1e-9);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void SpeedOf_EightWorkers_IsSlowerThanAlone(string name) => Assert.IsLessThan(1, hardware[name].SpeedOf(7, 8));

    [TestMethod]
    public void Roofline_BeyondSaturation_KeepsTheThroughput() => Assert.AreEqual(2, Throughput(nameof(Roofline), 8), 1e-9);

    [TestMethod]
    public void SharedCache_WorkingSetsFit_CostNothing() => Assert.AreEqual(2, Throughput(nameof(SharedCache), 2), 1e-9);

    [TestMethod]
    [DataRow(4, 4)]
    [DataRow(5, 4.2)]
    [DataRow(8, 4.8)]
    public void ThreadPairs_SecondThreadOfACore_SlowsBoth(int workers, double throughput) => Assert.AreEqual(throughput, Throughput(nameof(ThreadPairs), workers), 1e-9);

    [TestMethod]
    public void TwoKindsOfCores_FourWorkers_UseTwoOfEachKind() => Assert.AreEqual(3, Throughput(nameof(TwoKindsOfCores), 4), 1e-9);

    [TestMethod]
    public void LockConvoy_ManyWorkers_GetNoMoreThanTheLockAllowsAndLoseByHandingItOver()
    {
        Assert.IsLessThan(1 / 0.25, Throughput(nameof(LockConvoy), 64));
        Assert.AreEqual(1 / (0.25 + 0.1), Throughput(nameof(LockConvoy), 64), 0.05);
    }

    [TestMethod]
    [DataRow(2, 0.9)]
    [DataRow(8, 0.8)]
    public void TurboSteps_MoreBusyCores_LowerTheFrequency(int workers, double speed) => Assert.AreEqual(speed, hardware[nameof(TurboSteps)].SpeedOf(0, workers), 1e-9);

    private static double Throughput(string name, int workers) => Enumerable.Range(0, workers).Sum(worker => hardware[name].SpeedOf(worker, workers));
}
