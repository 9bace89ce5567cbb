using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Domain.Tests.Pledges;

public sealed class NameCorrectionTests
{
    [Theory]
    [InlineData("Siti Rahmawati, S.Sos.", "Siti Rachmawati, M.Si.")]
    [InlineData("Siti Rahmawati", "Siti Nur Rahmawati Azizah")]
    [InlineData("SITI RAHMAWATI", "Siti Rahmawati")]
    [InlineData("Budi", "Boedi Santoso")]
    [InlineData("Sukarno", "Soekarno")]
    [InlineData("Djoko Tjahjono", "Joko Cahyono")]
    [InlineData("I Gede Ari", "Gede Ary Wirawan")]
    public void A_slip_a_title_or_a_missing_part_is_the_same_person(string recorded, string corrected) => Assert.True(NameCorrection.IsSamePerson(recorded, corrected));

    [Theory]
    [InlineData("Siti Rahmawati, S.Sos.", "Budi Santoso, S.Sos.")]
    [InlineData("Dewi", "Rina Kartika")]
    [InlineData("Ari", "Uli")]
    [InlineData("Budi Santoso", "Budi Wijaya")]
    [InlineData("Siti Rahmawati", "Siti Nurhaliza Azizah")]
    public void A_name_that_only_shares_a_common_word_is_somebody_else(string recorded, string corrected) => Assert.False(NameCorrection.IsSamePerson(recorded, corrected));

    [Fact]
    public void The_assurance_comes_from_who_let_the_person_in()
    {
        Assert.Equal(Assurance.StaffCheckIn, Assurances.Of(Assurances.SourceOf(DeviceRight.Scan)));
        Assert.Equal(Assurance.StaffCheckIn, Assurances.Of(Assurances.SourceOf(DeviceRight.Supervise)));
        Assert.Equal(Assurance.SelfCheckIn, Assurances.Of(Assurances.SourceOf(DeviceRight.Screen)));
        Assert.Equal(Assurance.SelfCheckIn, Assurances.Of(Assurances.SourceOf(DeviceRight.Kiosk)));
        Assert.Equal(Assurance.PaperSheet, Assurances.Of(AdmissionSource.Paper));
        Assert.Equal(Assurance.Online, Assurances.Of(AdmissionSource.Online));
        Assert.Equal(Assurance.RemoteLink, Assurances.Of(null));
    }

    [Theory]
    [InlineData(null, StrokeFault.Empty)]
    [InlineData("[]", StrokeFault.Empty)]
    [InlineData("[[]]", StrokeFault.Empty)]
    [InlineData("[[[0.1,0.1],[0.101,0.101]]]", StrokeFault.Dot)]
    [InlineData("[[[0.1,0.2,17],[0.3,0.4,33]]]", StrokeFault.Broken)]
    [InlineData("[[[0.1,0.2],[0.3", StrokeFault.Broken)]
    [InlineData("{\"x\":1}", StrokeFault.Broken)]
    public void Strokes_that_are_no_signature_say_why(string? json, StrokeFault fault) => Assert.Equal((null, fault), StrokeSet.Check(json));
}
