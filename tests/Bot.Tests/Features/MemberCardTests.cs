using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Amending;
using KobanBot.Bot.Features.Members.Calling;
using KobanBot.Bot.Features.Members.Commissioning;
using KobanBot.Bot.Features.Members.Contacting;
using KobanBot.Bot.Features.Members.Exporting;
using KobanBot.Bot.Features.Members.Letters;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>委員名簿 and what is entered from it.</summary>
public sealed class MemberCardTests
{
    private static readonly ObligationRules Rules = ObligationRules.Default;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly First = new(2025, 4, 1);

    private static readonly Member Full = World.CentralFacts.Members[0] with
    {
        Kana = "あかん はじめ",
        Categories = [SelectionCategory.NeighbourhoodAssociation, SelectionCategory.SafetyAssociation],
        Affiliation = "中央町内会 会長",
        District = "一丁目",
        Association = "中央町内会",
        AgeBand = 60,
        Sex = "男",
        Occupation = "商店経営",
        Ties = [BeatTie.Residence],
        SelectionReason = "地域の実情に精通している",
        Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2025)) { LetterHandedOver = First }],
    };

    /// <summary>One has left, one has another's seat from December, letters are out for all but one.</summary>
    private static readonly CouncilFacts Facts = World.CentralFacts with
    {
        Members =
        [
            Full,
            Gone(World.CentralFacts.Members[1], new DateOnly(2026, 10, 1)),
            Gone(World.CentralFacts.Members[2], new DateOnly(2026, 11, 1)),
            .. World.CentralFacts.Members.Skip(3),
            World.CentralFacts.Members[0] with
            {
                Id = new MemberId("M10"),
                Name = "釧路 十一",
                Commissions =
                [
                    new Commission(CommissionKind.Replacement, new CommissionTerm(new(2026, 12, 1), new(2027, 3, 31)))
                    {
                        Predecessor = new MemberId("M2"),
                    },
                ],
            },
        ],
        Fulfilments =
        [
            new Fulfilment(ObligationKind.MemberVisit, "M0", "", new DateOnly(2026, 11, 20), "訪問（近況を聞いた）", World.Lead.Id),
            new Fulfilment(ObligationKind.AbsenteeContact, "R1/M3", "", new DateOnly(2026, 9, 1), "電話", World.Lead.Id),
        ],
    };

    private static Member Gone(Member member, DateOnly day) =>
        member with
        {
            Commissions =
            [
                member.Commissions[0] with
                {
                    Dismissal = new Dismissal(day, DismissalReason.Resignation) { NeedsSuccessor = true },
                },
            ],
        };

    private static Sitting At(Officer officer, CouncilFacts? facts = null) =>
        new(Steps.Of(officer), facts ?? Facts, Access.Of(officer, facts ?? Facts, Today));

    [Fact]
    [Trait("Rule", "R024")]
    [Trait("Rule", "R029")]
    [Trait("Rule", "R109")]
    public void The_section_sees_numbers_vacancies_letters_and_members() =>
        MemberListCard.Render(MemberListView.Of(At(World.Section), Rules)).ShouldBeApproved("list-section");

    [Fact]
    [Trait("Rule", "R109")]
    public void The_police_box_sees_the_same_and_tells_the_section() =>
        MemberListCard.Render(MemberListView.Of(At(World.Lead), Rules, page: 1)).ShouldBeApproved("list-koban");

    [Fact]
    [Trait("Rule", "R109")]
    public void A_supervisor_reads_and_sees_no_contacts() =>
        MemberListCard.Render(MemberListView.Of(At(World.StationChief, World.EastFacts), Rules)).ShouldBeApproved("list-chief");

    [Fact]
    [Trait("Rule", "R030")]
    public void Few_members_lead_to_the_place_of_the_reason() =>
        MemberListCard.Render(MemberListView.Of(At(World.Section, World.EastFacts), Rules)).ShouldBeApproved("list-few");

    [Fact]
    [Trait("Rule", "R105")]
    public void Terms_that_have_ended_without_a_decision_stand_above()
    {
        var at = At(World.Section, World.CentralFacts);
        var later = at with { Step = at.Step with { Now = new DateTimeOffset(2027, 4, 3, 1, 0, 0, TimeSpan.Zero) } };

        MemberListCard.Render(MemberListView.Of(later, Rules, note: "委嘱の記録を取り消しました。")).ShouldBeApproved("list-ended");
    }

    [Fact]
    [Trait("Rule", "R021")]
    [Trait("Rule", "R100")]
    public void A_member_in_office() =>
        MemberCard.Render(MemberView.Of(At(World.Section), Full, Rules.Guideline)).ShouldBeApproved("member");

    [Fact]
    [Trait("Rule", "R050")]
    public void A_seat_that_is_vacant_leads_to_the_successor() =>
        MemberCard.Render(MemberView.Of(At(World.Section), Facts.Members[1], Rules.Guideline)).ShouldBeApproved("member-left");

    [Fact]
    public void A_supervisor_sees_a_member_without_ways_to_change() =>
        MemberCard
            .Render(MemberView.Of(At(World.StationChief), Facts.Members[^1], Rules.Guideline, "訂正を保存しました。"))
            .ShouldBeApproved("member-coming");

    [Fact]
    [Trait("Rule", "R104")]
    public void A_member_who_is_to_come_can_be_taken_back() =>
        MemberCard.Render(MemberView.Of(At(World.Section), Facts.Members[^1], Rules.Guideline)).ShouldBeApproved("member-coming-section");

    [Fact]
    [Trait("Rule", "R104")]
    public void The_commission_of_a_member_who_is_to_come_is_taken_back_with_a_reason() =>
        WithdrawCard
            .Render(
                new WithdrawView(
                    Steps.Of(World.Section).Draw(),
                    World.Central,
                    "中央交番連絡協議会",
                    Facts.Members[^1],
                    Facts.Members[^1].ComingOn(Today)! // The last of the facts is to come.
                )
                {
                    Form = FormState.Clean.With(WithdrawCard.Reason, "取り消す理由を入力してください。"),
                }
            )
            .ShouldBeApproved("withdraw");

    [Fact]
    public void One_person_in_all_councils() =>
        FoundCard
            .Render(
                new FoundView(
                    Steps.Of(World.Section).Draw(),
                    "阿寒",
                    Today,
                    [
                        new FoundMember(World.Central, "中央交番連絡協議会", Full),
                        new FoundMember(World.East, "東駐在所連絡協議会", Facts.Members[1]),
                    ]
                )
            )
            .ShouldBeApproved("found");

    [Fact]
    public void Nobody_of_that_name() =>
        FoundCard.Render(new FoundView(Steps.Of(World.Section).Draw(), "根室", Today, [])).ShouldBeApproved("found-none");

    [Fact]
    [Trait("Rule", "R022")]
    public void How_the_members_are_made_up() =>
        BalanceCard
            .Render(
                new BalanceView(
                    Steps.Of(World.Lead).Draw(),
                    World.Central,
                    "中央交番連絡協議会",
                    Today,
                    Composition.On(Facts, Today, Rules.Guideline),
                    MemberReview.Of(Facts, Today, Rules.Guideline)
                )
            )
            .ShouldBeApproved("balance");

    [Fact]
    [Trait("Rule", "R034")]
    public void Telephone_numbers_of_all() => ContactsCard.Render(Contacts()).ShouldBeApproved("contacts");

    [Fact]
    public void All_that_is_known_of_one() =>
        ContactsCard.Render(Contacts() with { Lines = [Contacts().Lines[0]], IsOfOne = true }).ShouldBeApproved("contacts-one");

    [Fact]
    [Trait("Rule", "R075")]
    public void Whom_to_call_of_a_meetings_absentees() =>
        ContactsCard
            .Render(
                Contacts() with
                {
                    Lines = [.. Contacts().Lines.Take(2)],
                    Meeting = new MeetingRecord
                    {
                        Id = new MeetingId("R1"),
                        Revision = 1,
                        State = RecordState.Confirmed,
                        Kind = MeetingKind.Regular,
                        Date = new DateOnly(2026, 11, 20),
                        ConfirmedBy = World.Lead.Id,
                        ConfirmedByTitle = World.Lead.Name,
                        MembersInOffice = 10,
                        MembersPresent = 8,
                        ConfirmedAt = World.Now,
                    },
                }
            )
            .ShouldBeApproved("contacts-absentees");

    [Fact]
    [Trait("Rule", "R034")]
    public void A_visit_is_noted() => VisitCard.Render(Visit()).ShouldBeApproved("visit");

    [Fact]
    public void A_visit_without_a_day_comes_back() =>
        VisitCard
            .Render(
                Visit() with
                {
                    Form = VisitForm.Read(Data(("visitDay", "きのう"), ("text", "近況")), Full.Id).State,
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("visit-errors");

    [Fact]
    [Trait("Rule", "R023")]
    [Trait("Rule", "R104")]
    public void A_commission_is_entered() => CommissionCard.Render(Commission()).ShouldBeApproved("commission");

    [Fact]
    public void A_term_that_ends_before_it_begins_comes_back_with_all_that_was_typed()
    {
        var form = CommissionForm.Read(
            Data(("first", "2026-12-01"), ("last", "2026-11-01"), ("m-district", "二丁目"), ("kind", "M1")),
            new MemberId("N1"),
            known: null
        );

        CommissionCard.Render(Commission() with { Form = form.State, Note = Replies.CheckInput }).ShouldBeApproved("commission-errors");
    }

    [Fact]
    [Trait("Rule", "R043")]
    [Trait("Rule", "H4")]
    public void A_replacement_is_looked_at_before_it_is_stored()
    {
        var form = CommissionForm.Read(
            Data(("first", "2026-11-24"), ("last", "2028-03-31"), ("m-name", "釧路 十二"), ("kind", "M1"), ("c-phone", "000-0000-0000")),
            new MemberId("N1"),
            known: null
        );
        var request = form.Request.ShouldNotBeNull();

        CommissionCard
            .Render(
                Commission() with
                {
                    Form = form.State,
                    Findings = request.Review(Facts, Rules.Guideline, []),
                    Note = "まだ記録していません。「確定できません」の項目を直してください。",
                }
            )
            .ShouldBeApproved("commission-review");
    }

    [Fact]
    public void A_commission_that_can_be_stored_is_offered_to_be()
    {
        var form = CommissionForm.Read(
            Data(("first", "2026-11-24"), ("last", "2027-03-31"), ("m-name", "釧路 十二"), ("kind", "M1")),
            new MemberId("N1"),
            known: null
        );
        var request = form.Request.ShouldNotBeNull();

        CommissionCard
            .Render(
                Commission() with
                {
                    Form = form.State,
                    Findings = request.Review(Facts, Rules.Guideline, []),
                    Note = "まだ記録していません。内容を確認し、よければ「委嘱を記録」を押してください。",
                }
            )
            .ShouldBeApproved("commission-ready");
    }

    [Fact]
    [Trait("Rule", "R053")]
    public void What_follows_a_commission() =>
        CommissionedCard
            .Render(
                new CommissionedView
                {
                    Drawing = Steps.Of(World.Section).Draw(),
                    Council = World.Central,
                    CouncilName = "中央交番連絡協議会",
                    Member = new MemberId("N1"),
                    Commission = Facts.Members[^1].Commissions[0],
                    Duties = [],
                    Findings = CommissionReview.OfSelection(Facts.Members[^1].Commissions[0], Rules.Guideline).ToList(),
                }
            )
            .ShouldBeApproved("commissioned");

    [Fact]
    [Trait("Rule", "R104")]
    public void Letters_are_ticked_all_at_once() => LettersCard.Render(Letters()).ShouldBeApproved("letters");

    [Fact]
    public void Letters_that_were_entered_can_be_taken_back_and_what_was_wrong_says_why() =>
        LettersCard
            .Render(
                Letters() with
                {
                    Pending = [Letters().Pending[0]],
                    JustEntered = [new LetterOf(new MemberId("M4"), First)],
                    EnteredOn = Today,
                    Refused = ["檜山 四郎さんの委嘱状は、令和7年4月1日に交付済みです。"],
                    Note = "1件の交付を記録しました。",
                }
            )
            .ShouldBeApproved("letters-entered");

    [Fact]
    public void A_police_box_reads_whose_letters_are_out() =>
        LettersCard.Render(Letters() with { MayEnter = false }).ShouldBeApproved("letters-read-only");

    [Fact]
    [Trait("Rule", "R109")]
    public void A_correction_of_a_member() =>
        AmendCards
            .Render(new AmendView(Steps.Of(World.Lead).Draw(), World.Central, "中央交番連絡協議会", Full, "0123456789AB"))
            .ShouldBeApproved("amend");

    [Fact]
    public void A_correction_of_a_contact() =>
        AmendCards
            .Render(
                new AmendContactView(
                    Steps.Of(World.Lead).Draw(),
                    World.Central,
                    "中央交番連絡協議会",
                    Full,
                    new MemberContact(Full.Id, "試験町1-2-3", "000-0000-0000", "夕方", null),
                    "0123456789AB"
                )
            )
            .ShouldBeApproved("amend-contact");

    [Fact]
    public void The_history_of_a_member() => HistoryCard.Render(History(showsContacts: true)).ShouldBeApproved("history");

    [Fact]
    public void Whoever_sees_no_contacts_sees_that_one_was_corrected() =>
        HistoryCard.Render(History(showsContacts: false)).ShouldBeApproved("history-without-contacts");

    [Fact]
    public void One_members_own_data_ask_for_the_purpose() =>
        MemberExportCard
            .Render(
                new MemberExportView(
                    Steps.Of(World.Section).Draw(),
                    World.Central,
                    "中央交番連絡協議会",
                    Full,
                    FormState.Clean.With(MemberExportCard.PurposeKey, "利用目的を入力してください。")
                )
            )
            .ShouldBeApproved("export");

    [Fact]
    [Trait("Rule", "R030")]
    public void Why_there_are_few() =>
        FewMembersCard
            .Render(
                new FewMembersView(Steps.Of(World.Section).Draw(), World.East, "東駐在所連絡協議会", 5, null)
                {
                    Note = "変更はありません。",
                }
            )
            .ShouldBeApproved("few");

    [Fact]
    [Trait("Rule", "R038")]
    public void Members_are_told_of_a_meeting_one_tap_each() => CallCard.Render(Call(Facts)).ShouldBeApproved("call");

    [Fact]
    [Trait("Rule", "R038")]
    public void Who_was_just_told_can_be_taken_back() =>
        CallCard
            .Render(
                Call(
                    Facts with
                    {
                        Fulfilments =
                        [
                            .. Facts
                                .MembersOn(new DateOnly(2026, 11, 30))
                                .Select(m => new Fulfilment(
                                    ObligationKind.MeetingNotice,
                                    $"2026-11-30/{m.Id}",
                                    "",
                                    Today,
                                    "電話",
                                    World.Lead.Id
                                )),
                        ],
                    }
                ) with
                {
                    JustTold = Full,
                    Note = "阿寒 一さんを周知済みとしました。",
                }
            )
            .ShouldBeApproved("call-done");

    [Fact]
    [Trait("Rule", "R112")]
    public void A_meeting_without_a_plan_is_asked_for_by_its_day() =>
        CallCard.Render(Call(Facts) with { Meeting = null, Members = [] }).ShouldBeApproved("call-day");

    private static CallView Call(CouncilFacts facts) =>
        new()
        {
            Drawing = Steps.Of(World.Lead).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Meeting = new DateOnly(2026, 11, 30),
            Members = TellOfMeeting.Of(facts, new DateOnly(2026, 11, 30)),
            Contacts = Contacts().Lines.Where(l => l.Contact is not null).ToDictionary(l => l.Member.Id, l => l.Contact!), // Chosen by that.
        };

    private static CardData Data(params (string Key, string Value)[] data) => CardData.Of(data.ToDictionary(d => d.Key, d => d.Value));

    private static ContactsView Contacts() =>
        new()
        {
            Drawing = Steps.Of(World.Lead).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Lines =
            [
                .. Facts
                    .MembersOn(Today)
                    .Select(
                        (m, i) =>
                            new ContactLine(
                                m,
                                i == 1
                                    ? null
                                    : new MemberContact(m.Id, "試験町1-2-3", $"000-0000-00{i:00}", i == 0 ? "平日夜" : null, null),
                                LastContact.Of(Facts, m.Id, Today)
                            )
                    ),
            ],
        };

    private static VisitView Visit() =>
        new()
        {
            Drawing = Steps.Of(World.Lead).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Member = Full,
            Visits = LastContact.Visits(Facts, Full.Id),
        };

    private static CommissionView Commission() =>
        new()
        {
            Drawing = Steps.Of(World.Section).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Vacancies = [.. Vacancies.On(Facts, Today).Where(v => v.Successor is null)],
            First = Today,
        };

    private static LettersView Letters() =>
        new()
        {
            Drawing = Steps.Of(World.Section).Draw(),
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Pending = PendingLetter.Of(Facts, Today, Rules.Guideline),
            MayEnter = true,
        };

    private static HistoryView History(bool showsContacts) =>
        new(
            Steps.Of(World.Lead).Draw(),
            World.Central,
            "中央交番連絡協議会",
            Full,
            [
                new HistoryLine(
                    new MemberAmendment(
                        Full.Id,
                        World.Now.AddDays(-30),
                        World.Lead.Id,
                        Guid.Empty,
                        [
                            new AmendedValue("Name", "阿寒 始", "阿寒 一"),
                            new AmendedValue("Categories", "Other", "NeighbourhoodAssociation,SafetyAssociation"),
                        ]
                    ),
                    "巡査部長 試験 一郎"
                ),
                new HistoryLine(
                    new MemberAmendment(Full.Id, World.Now, World.Section.Id, Guid.Empty, [new AmendedValue("Phone", "", "000-0000-0000")]),
                    "巡査部長 試験 四郎"
                ),
            ],
            showsContacts
        )
        {
            MayExport = showsContacts,
        };
}
