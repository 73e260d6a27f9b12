using System.Globalization;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class DurationTextTests
{
    [TestMethod]
    [DataRow("00:00:00", "0 s")]
    [DataRow("00:00:00.9", "0 s")]
    [DataRow("00:00:12", "12 s")]
    [DataRow("00:03:00", "3 min")]
    [DataRow("00:05:01", "5 min 1 s")]
    [DataRow("03:00:00", "3 h")]
    [DataRow("6.04:00:00", "6 d 4 h")]
    [DataRow("8.03:59:59", "8 d 3 h")]
    [DataRow("7.00:00:01", "7 d 1 s")]
    [DataRow("10675199.02:48:05.4775807", "10675199 d 2 h")]
    public void InWords_Duration_HasTheTwoLargestUnits(string duration, string words) =>
        Assert.AreEqual(words, TimeSpan.Parse(duration, CultureInfo.InvariantCulture).InWords());
}
