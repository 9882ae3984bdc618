using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>様式: what is offered to whom, and what is asked before personal data goes out.</summary>
public sealed class FormsCardTests
{
    private static readonly CouncilFacts Facts = World.CentralFacts with
    {
        Meetings = MeetingSamples.Facts(FormSamples.Usual).Meetings,
        Plans =
        [
            World.CentralFacts.Plans[0] with
            {
                Meetings = [World.CentralFacts.Plans[0].Meetings[0] with { Date = new DateOnly(2026, 12, 18) }],
            },
        ],
    };

    [Fact]
    [Trait("Rule", "R077")]
    public void A_police_box_prints_what_belongs_to_its_meetings()
    {
        var view = FormsView.Of(At(World.Lead));

        view.Lines.Select(l => l.Kind)
            .ShouldBe([
                FormKind.MeetingResult,
                FormKind.ResultNotice,
                FormKind.CallList,
                FormKind.MemoSheet,
                FormKind.MeetingNotice,
                FormKind.NoticePostcard,
                FormKind.Agenda,
                FormKind.SignInSheet,
                FormKind.HandoverSheet,
            ]);
        FormsCard.Render(view).ShouldBeApproved("lead");
    }

    [Fact]
    [Trait("Rule", "R104")]
    [Trait("Rule", "R109")]
    public void The_section_prints_all_of_them()
    {
        var view = FormsView.Of(At(World.Section));

        view.Lines.Select(l => l.Kind)
            .Distinct()
            .ShouldBe(Enum.GetValues<FormKind>().Except([FormKind.PackageCover, FormKind.DismissalNotice]), ignoreOrder: true); // Nobody waits for one here.
        FormsCard.Render(view).ShouldBeApproved("section");
    }

    [Fact]
    public void The_chief_prints_no_letters() =>
        FormsView.Of(At(World.StationChief)).Lines.ShouldNotContain(l => l.Kind == FormKind.CommissionLetter);

    [Fact]
    public void Before_letters_it_is_asked_whose_and_what_for() =>
        PurposeCard.Render(PurposeView.Of(At(World.Section), FormKind.CommissionLetter)).ShouldBeApproved("letters");

    [Fact]
    public void Before_a_roster_it_is_asked_what_for() =>
        PurposeCard.Render(PurposeView.Of(At(World.Section), FormKind.MemberRoster)).ShouldBeApproved("roster");

    [Fact]
    public void Without_a_purpose_the_choice_stays() =>
        PurposeCard
            .Render(
                PurposeView.Of(At(World.Section), FormKind.CommissionLetter) with
                {
                    Form = new FormState(
                        new Dictionary<string, string> { [FormVerbs.MemberKey] = "M3" },
                        new Dictionary<string, string> { [FormVerbs.PurposeKey] = "利用目的を入力してください。" }
                    ),
                }
            )
            .ShouldBeApproved("no-purpose");

    [Fact]
    public void All_of_a_station_are_asked_for_on_one_card() =>
        BatchCard.Render(new BatchView(Steps.Of(World.Section).Draw(), "中央警察署", 12, FormState.Clean)).ShouldBeApproved("batch");

    [Fact]
    public void A_file_in_the_making_says_how_far_it_is_and_can_be_stopped()
    {
        MakingCard.Render(new MakingView(Steps.Of(World.Section).Draw(), 5, 12)).ShouldBeApproved("making");
        MakingCard.Ended(Steps.Of(World.Section).Draw(), MakingCard.Stopping).ShouldBeApproved("making-stopped");
    }

    [Fact]
    public void Where_a_PDF_can_be_made_it_is_offered_and_said_once_it_is_chosen()
    {
        var view = FormsView.Of(At(World.Lead));

        FormsCard.Render(view with { Pdf = PdfChoice.Offered }).ShouldBeApproved("pdf-offered");
        FormsCard.Render(view with { Pdf = PdfChoice.Chosen }).ShouldBeApproved("pdf-chosen");
        BatchCard
            .Render(new BatchView(Steps.Of(World.Section).Draw(), "中央警察署", 12, FormState.Clean) { HasPdf = true })
            .ShouldBeApproved("pdf-batch");
        var issued = Issued(2, FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual)) with { Former = 1 };
        IssueCard
            .Render(IssueView.Of(At(World.Section), issued, issued with { Former = null }) with { HasPdf = true })
            .ShouldBeApproved("pdf-issue");
    }

    [Fact]
    public void Where_no_file_is_taken_a_link_leads_to_it() =>
        LinkCard
            .Render(
                new LinkView(
                    Steps.Of(World.Lead).Draw(),
                    "会議次第_中央交番連絡協議会_20261218.docx",
                    "https://bot.example/outlook/file.html#a1"
                )
            )
            .ShouldBeApproved("link");

    [Fact]
    public void Where_there_is_a_mailbox_the_file_goes_by_mail_too() =>
        LinkCard
            .Render(
                new LinkView(Steps.Of(World.Lead).Draw(), "会議次第_中央交番連絡協議会_20261218.docx", Address: null)
                {
                    Note = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。",
                    Mail = [("council", "C1"), ("form", "Agenda"), ("of", "forms.make")],
                }
            )
            .ShouldBeApproved("mail");

    [Fact]
    public void The_letter_of_the_member_from_whose_card_it_is_asked_is_chosen()
    {
        var step = Steps.Of(World.Section, "", (FormVerbs.MemberKey, "M3"));

        PurposeView
            .Of(new Sitting(step, Facts, Access.Of(World.Section, Facts, step.Today)), FormKind.CommissionLetter)
            .Chosen.ShouldBe("M3");
    }

    [Theory]
    [InlineData("葛\U000E0100城 一", false)]
    [InlineData("𠮷田 二郎", false)]
    [InlineData("試\uE000験 三郎", true)]
    public void Characters_that_another_machine_may_not_show_are_noticed(string name, bool isPrivate) =>
        new Paper(
            CommissionLetterForm.Form,
            [CommissionLetterForm.Form.Fill(FormSamples.Letters(FormSamples.Usual)[0] with { Member = name })],
            ""
        ).HasPrivateCharacters.ShouldBe(isPrivate);

    [Fact]
    public void What_was_issued_is_listed_with_its_newest_number() =>
        IssuedListCard
            .Render(IssuedListView.Of(At(World.Section) with { Facts = Facts with { Issues = Issues } }))
            .ShouldBeApproved("issued");

    [Fact]
    public void Who_may_not_have_it_made_does_not_see_that_it_was_issued() =>
        IssuedListView
            .Of(At(World.Lead) with { Facts = Facts with { Issues = Issues } })
            .Lines.Select(l => l.Kind)
            .ShouldBe([FormKind.MeetingResult]);

    [Fact]
    public void Before_the_first_there_is_nothing_issued() =>
        IssuedListCard.Render(IssuedListView.Of(At(World.Lead))).ShouldBeApproved("issued-none");

    [Fact]
    public void An_issued_roster_says_what_has_changed_and_asks_what_for()
    {
        var roster = FormSamples.Filled(FormKind.MemberRoster, FormSamples.Usual);
        var other = FormSamples.Filled(FormKind.MemberRoster, FormSamples.Extreme);
        var (former, issued) = (Issued(1, roster), Issued(2, other) with { Former = 1, Template = "b" });

        IssueCard
            .Render(
                IssueView.Of(At(World.Section), issued, former) with
                {
                    Form = new FormState(
                        new Dictionary<string, string>(),
                        new Dictionary<string, string> { [FormVerbs.PurposeKey] = "利用目的を入力してください。" }
                    ),
                }
            )
            .ShouldBeApproved("issue-changed");
        IssueCard.Render(IssueView.Of(At(World.Section), former, former: null)).ShouldBeApproved("issue-first");
        IssueCard.Render(IssueView.Of(At(World.Section), Issued(2, roster) with { Former = 1 }, former)).ShouldBeApproved("issue-same");
    }

    private static IReadOnlyList<FormIssue> Issues =>
        [
            new("MeetingResult", Facts.Meetings[0].Id.Value, 1, 1, World.Now.AddDays(-3), "a"),
            new("CommissionLetter", Facts.Members[3].Id.Value, 2, 1, World.Now.AddDays(-2), "b"),
            new("MemberRoster", "", 5, 3, World.Now, "c"),
        ];

    private static IssuedForm Issued(int number, FilledForm filled) =>
        new IssueForm(filled.Kind, "", [filled], "a", "中央交番連絡協議会_20261124")
            .Decide(
                Facts with
                {
                    Issues = number == 1 ? [] : [new(filled.Kind.ToString(), "", number - 1, number - 1, World.Now, "")],
                },
                new DateOnly(2025, 4, 1),
                World.Section.Id,
                World.Now
            )
            .Made!; // Nothing of that content was issued before.

    private static Sitting At(Officer officer)
    {
        var step = Steps.Of(officer);
        return new Sitting(step, Facts, Access.Of(officer, Facts, step.Today));
    }
}
