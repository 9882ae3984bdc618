using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class AmendMemberTests
{
    private static readonly Member Stored = Member("M01") with { Affiliation = "試験町内会", Categories = [SelectionCategory.Other] };

    private static readonly CouncilFacts Facts = Council(Stored);

    [Fact]
    [Trait("Rule", "R109")]
    public void A_correction_keeps_the_terms_and_tells_what_was_there_before()
    {
        var person = Stored with
        {
            Name = "試験 改名",
            Affiliation = null,
            Categories = [SelectionCategory.PublicBody],
            Commissions = [],
            RenewalIntention = RenewalIntention.Declined,
        };

        var amended = Accepted(new AmendMember(person, MemberPrint.Of(Stored)).Decide(Facts));

        amended.Member.Commissions.ShouldBe(Stored.Commissions);
        amended.Member.RenewalIntention.ShouldBe(Stored.RenewalIntention);
        amended.Values.ShouldBe([
            new AmendedValue("Name", "試験 M01", "試験 改名"),
            new AmendedValue("Categories", "Other", "PublicBody"),
            new AmendedValue("Affiliation", "試験町内会", ""),
        ]);
        amended.Values.ShouldAllBe(v => !v.IsContact);
    }

    [Fact]
    public void What_a_colleague_has_corrected_meanwhile_is_not_overwritten()
    {
        var print = MemberPrint.Of(Stored);
        var meanwhile = Council(Stored with { District = "2丁目" });

        CodeOf(new AmendMember(Stored with { Name = "別名" }, print).Decide(meanwhile)).ShouldBe("member.changed-meanwhile");
    }

    [Fact]
    public void Nobody_goes_without_a_name_and_nothing_is_no_correction()
    {
        var print = MemberPrint.Of(Stored);

        CodeOf(new AmendMember(Stored with { Name = " " }, print).Decide(Facts)).ShouldBe("member.name-missing");
        CodeOf(new AmendMember(Stored, print).Decide(Facts)).ShouldBe("member.nothing-changed");
        CodeOf(new AmendMember(Member("M99"), print).Decide(Facts)).ShouldBe("commission.unknown-member");
    }

    [Fact]
    public void A_contact_is_corrected_with_its_former_values()
    {
        var stored = new MemberContact(Id("M01"), "試験町1", "000-0000-0001", null, "親族");
        var request = new AmendContact(stored with { Phone = "000-0000-0002", Tie = null }, MemberPrint.Of(stored));

        var amended = Accepted(request.Decide(Facts, stored));

        amended.Contact.ShouldBe(stored with { Phone = "000-0000-0002" });
        amended.Values.ShouldBe([new AmendedValue("Phone", "000-0000-0001", "000-0000-0002")]);
        amended.Values[0].IsContact.ShouldBeTrue();
        CodeOf(request.Decide(Facts, stored with { Address = "試験町2" })).ShouldBe("member.changed-meanwhile");
    }

    [Fact]
    public void The_first_contact_of_somebody_is_entered_over_nothing()
    {
        var unknown = AmendContact.Unknown(Id("M01"));

        Accepted(new AmendContact(unknown with { Phone = "1" }, MemberPrint.Of(unknown)).Decide(Facts, stored: null))
            .Contact.Phone.ShouldBe("1");
    }
}
