using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Tests.People;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("198611262010012003")]
    [InlineData("19861126 201001 2 003")]
    [InlineData("19861126.201001.2.003")]
    [InlineData(" 19861126-201001-2-003 ")]
    public void A_NIP_is_read_with_and_without_its_groups(string typed)
    {
        var number = Assert.IsType<IdentityDecision.Accepted>(Nip(typed)).Number;

        Assert.Equal("198611262010012003", number.Value);
        Assert.Equal("19861126 201001 2 003", number.Grouped);
        Assert.Equal("198611** ****** * ***", number.Masked);
        Assert.DoesNotContain("26", number.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1986112620100120031", IdentityProblem.Length, "isi.nip_panjang")]
    [InlineData("19861126201001200X", IdentityProblem.NotDigits, "isi.nip_bukan_angka")]
    [InlineData("１９８６１１２６２０１００１２００３", IdentityProblem.NotDigits, "isi.nip_bukan_angka")]
    [InlineData("130 123 456", IdentityProblem.OldNumber, "isi.nip_lama")]
    [InlineData("3514012611860001", IdentityProblem.LooksLikePopulationNumber, "isi.nip_seperti_nik")]
    [InlineData("198613262010012003", IdentityProblem.BirthDate, "isi.nip_lahir")]
    [InlineData("198602302010012003", IdentityProblem.BirthDate, "isi.nip_lahir")]
    [InlineData("203001012010012003", IdentityProblem.BirthDate, "isi.nip_lahir")]
    [InlineData("198611262010132003", IdentityProblem.Appointment, "isi.nip_angkat")]
    [InlineData("198611261980012003", IdentityProblem.Appointment, "isi.nip_angkat")]
    [InlineData("198611262010212003", IdentityProblem.Appointment, "isi.nip_angkat")]
    [InlineData("198611262026122003", IdentityProblem.AppointmentInFuture, "isi.nip_angkat_depan")]
    [InlineData("198611262010013003", IdentityProblem.Sex, "isi.nip_kelamin")]
    [InlineData("198611262010012000", IdentityProblem.Sequence, "isi.nip_urut")]
    [InlineData("", IdentityProblem.Missing, "isi.wajib")]
    public void Each_fault_of_a_NIP_has_its_own_message(string typed, IdentityProblem problem, string key)
    {
        Assert.Equal(problem, Assert.IsType<IdentityDecision.Refused>(Nip(typed)).Problem);
        Assert.Equal(key, InputMessages.Key(problem));
    }

    [Fact]
    public void A_wrong_length_says_how_many_digits_were_typed() =>
        Assert.Equal(17, Assert.IsType<IdentityDecision.Refused>(Nip("19861126201001200")).Digits);

    [Fact]
    public void A_contract_number_carries_a_code_where_a_NIP_has_its_month()
    {
        Assert.IsType<IdentityDecision.Accepted>(IdentityNumber.Check(IdentityType.ContractNumber, "199003052023211012", Today));
        Assert.IsType<IdentityDecision.Accepted>(IdentityNumber.Check(IdentityType.PartTimeContractNumber, "199003052025242012", Today));

        var wrongType = IdentityNumber.Check(IdentityType.ContractNumber, "198611262010012003", Today);
        Assert.Equal(IdentityProblem.Appointment, Assert.IsType<IdentityDecision.Refused>(wrongType).Problem);
    }

    [Theory]
    [InlineData(IdentityType.ContractNumber, "199003052023311012")]
    [InlineData(IdentityType.PartTimeContractNumber, "199003052025011012")]
    [InlineData(IdentityType.CivilServantNumber, "200001012016011003")]
    [InlineData(IdentityType.CivilServantNumber, "194501011970011003")]
    public void A_rare_number_warns_and_does_not_block(IdentityType type, string typed)
    {
        var decision = IdentityNumber.Check(type, typed, Today);

        Assert.Equal(typed, Assert.IsType<IdentityDecision.Unusual>(decision).Number.Value);
    }

    [Fact]
    public void An_appointment_in_this_very_month_is_fine() => Assert.IsType<IdentityDecision.Accepted>(Nip("200001012026111003"));

    [Theory]
    [InlineData(IdentityType.StaffNumber, "ab-12.3", "AB123", "AB***")]
    [InlineData(IdentityType.MilitaryPoliceNumber, "8612 0345", "86120345", "86******")]
    [InlineData(IdentityType.PressCard, "123/PWI/2026", "123PWI2026", "12********")]
    public void Other_numbers_are_letters_and_digits(IdentityType type, string typed, string value, string masked)
    {
        var number = Assert.IsType<IdentityDecision.Accepted>(IdentityNumber.Check(type, typed, Today)).Number;

        Assert.Equal(value, number.Value);
        Assert.Equal(masked, number.Masked);
    }

    [Theory]
    [InlineData("ab", IdentityProblem.StaffNumber)]
    [InlineData("123456789012345678901", IdentityProblem.StaffNumber)]
    [InlineData("ñandu", IdentityProblem.StaffNumber)]
    [InlineData("3514016611860001", IdentityProblem.LooksLikePopulationNumber)]
    [InlineData(null, IdentityProblem.Missing)]
    public void A_staff_number_is_refused_with_its_reason(string? typed, IdentityProblem problem) => Assert.Equal(problem,
        Assert.IsType<IdentityDecision.Refused>(IdentityNumber.Check(IdentityType.StaffNumber, typed, Today)).Problem);

    [Fact]
    public void Without_a_number_nothing_is_asked()
    {
        var none = Assert.IsType<IdentityDecision.Accepted>(IdentityNumber.Check(EmploymentStatus.Public, IdentityType.None, "x", Today)).Number;
        Assert.True(none.IsNone);
        Assert.Equal("", none.Masked);
    }

    [Fact]
    public void A_journalist_has_no_NIP()
    {
        var decision = IdentityNumber.Check(EmploymentStatus.Media, IdentityType.CivilServantNumber, "198611262010012003", Today);
        Assert.Equal(IdentityProblem.TypeDoesNotFit, Assert.IsType<IdentityDecision.Refused>(decision).Problem);
        Assert.All(Enum.GetValues<EmploymentStatus>(), status => Assert.True(IdentityFit.Fits(status, IdentityType.None)));
    }

    private static IdentityDecision Nip(string typed) => IdentityNumber.Check(IdentityType.CivilServantNumber, typed, Today);
}
