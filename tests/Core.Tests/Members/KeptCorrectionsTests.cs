using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>What was corrected in the chat is not the import's any more, and nothing else is kept from it.</summary>
public sealed class KeptCorrectionsTests
{
    private static readonly Member Stored = Member("M1", Commission(2025)) with { Name = "訂正 一", Affiliation = "町内会", AgeBand = 60 };

    private static readonly Member Filed = Stored with { Name = "当初 一", Affiliation = "自治会", AgeBand = null };

    private static readonly MemberContact StoredContact = new(Stored.Id, "北一条", "011-000-0001", null, "居住");

    [Fact]
    public void Only_what_was_corrected_stays_and_the_rest_is_what_the_files_say()
    {
        IReadOnlyList<MemberAmendment> amendments = [Amendment("M1", nameof(Core.Facts.Member.Name))];

        Filed.Keeping(Stored, amendments).ShouldBe(Filed with { Name = "訂正 一" });
        KeptCorrections.Of(Filed, Stored, amendments).ShouldBe([new MemberValue(Stored.Id, "Name")]);
    }

    [Fact]
    public void What_was_corrected_again_stays_as_it_was_corrected_last()
    {
        var twice = Stored with { Name = "再訂正 一" };

        Filed
            .Keeping(twice, [Amendment("M1", "Name"), Amendment("M1", "Name", "AgeBand")])
            .ShouldBe(Filed with { Name = "再訂正 一", AgeBand = 60 });
    }

    [Fact]
    public void A_value_that_was_taken_away_stays_away()
    {
        var emptied = Stored with { AgeBand = null };

        (Filed with { AgeBand = 50 }).Keeping(emptied, [Amendment("M1", "AgeBand")]).AgeBand.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_told_where_the_files_agree_by_now() =>
        KeptCorrections.Of(Filed with { Name = Stored.Name }, Stored, [Amendment("M1", "Name")]).ShouldBeEmpty();

    [Fact]
    public void The_correction_of_somebody_else_keeps_nothing() =>
        Filed.Keeping(Stored, [Amendment("M2", "Name", "Affiliation")]).ShouldBe(Filed);

    [Fact]
    public void A_corrected_telephone_number_stays_and_the_address_is_what_the_files_say()
    {
        var filed = new MemberContact(Stored.Id, "南一条", "011-000-0002", "夜", "勤務");
        IReadOnlyList<MemberAmendment> amendments = [Amendment("M1", "Phone", "BestTime")];

        filed.Keeping(StoredContact, amendments).ShouldBe(filed with { Phone = "011-000-0001", BestTime = null });
        KeptCorrections
            .Of(filed, StoredContact, amendments)
            .ShouldBe([new MemberValue(Stored.Id, "Phone"), new MemberValue(Stored.Id, "BestTime")]);
    }

    private static MemberAmendment Amendment(string member, params string[] properties) =>
        new(
            new MemberId(member),
            new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            new OfficerId("P4"),
            Guid.Empty,
            [.. properties.Select(p => new AmendedValue(p, "", ""))]
        );
}
