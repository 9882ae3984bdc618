using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Councils;

public sealed class SupportRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 3, 0, 0, TimeSpan.Zero);
    private static readonly OfficerId By = new("1000002");
    private static readonly OfficerId Supervisor = new("1000005");
    private static readonly CouncilFacts Facts = Base with { Feedback = [Request("F1", D("2026-05-20"))] };
    private static readonly AskForSupport Ask = new("S1", "F1", "町への設置要望の取次ぎ", "試験町役場");

    [Fact]
    [Trait("Rule", "R083")]
    public void A_police_box_asks_and_a_supervisor_answers_until_it_is_finished_and_read()
    {
        var asked = Accepted(Ask.Decide(Facts, By, Now));
        (asked.IsOpen, asked.Status, asked.By, asked.At, asked.Answer).ShouldBe((true, SupportStatus.Asked, By, Now, ""));

        var taken = Accepted(
            new AnswerSupport("S1", 0, SupportStatus.InProgress, "").Decide(Facts with { SupportRequests = [asked] }, Supervisor, Now)
        );
        (taken.IsOpen, taken.Version, taken.AnsweredBy).ShouldBe((true, 1, Supervisor));

        var finished = Accepted(
            new AnswerSupport("S1", 1, SupportStatus.Finished, "町が設置を決定").Decide(
                Facts with
                {
                    SupportRequests = [taken],
                },
                Supervisor,
                Now
            )
        );
        (finished.IsOpen, finished.Read, finished.Answer).ShouldBe((false, false, "町が設置を決定"));

        var read = Accepted(new ReadSupport("S1").Decide(Facts with { AnsweredSupport = [finished] }));
        (read.Read, read.Version).ShouldBe((true, 3));
    }

    [Fact]
    [Trait("Rule", "R083")]
    public void A_council_may_ask_without_a_request_of_residents_and_more_than_once()
    {
        var asked = Accepted((Ask with { Feedback = null }).Decide(Facts, By, Now));

        Code((Ask with { Id = "S2", Feedback = null }).Decide(Facts with { SupportRequests = [asked] }, By, Now)).ShouldBeNull();
    }

    [Fact]
    public void A_request_of_which_no_other_agency_is_known_names_none()
    {
        var request = new SupportRequest
        {
            Id = "S1",
            Text = "町への設置要望の取次ぎ",
            By = By,
            At = Now,
        };

        (request.OtherAgency, request.Answer, request.IsOpen).ShouldBe(("", "", true));
    }

    [Fact]
    [Trait("Rule", "R083")]
    public void Support_is_asked_for_one_of_several_open_requests()
    {
        var several = Facts with { Feedback = [Request("F0", D("2026-05-20")), .. Facts.Feedback] };

        Accepted(Ask.Decide(several, By, Now)).Feedback.ShouldBe("F1");
    }

    [Fact]
    public void No_words_a_closed_request_and_a_second_asking_are_refused()
    {
        Code((Ask with { Text = "" }).Decide(Facts, By, Now)).ShouldBe("support.text-missing");
        Code((Ask with { Feedback = "F9" }).Decide(Facts, By, Now)).ShouldBe("support.request-closed");
        var asked = Accepted(Ask.Decide(Facts, By, Now));
        Code((Ask with { Id = "S2" }).Decide(Facts with { SupportRequests = [asked] }, By, Now)).ShouldBe("support.asked-already");
    }

    [Fact]
    public void An_answer_is_for_the_version_that_was_seen_and_an_end_without_words_is_refused()
    {
        var facts = Facts with { SupportRequests = [Accepted(Ask.Decide(Facts, By, Now))] };

        Code(new AnswerSupport("S9", 0, SupportStatus.InProgress, "").Decide(facts, Supervisor, Now)).ShouldBe("support.closed");
        Code(new AnswerSupport("S1", 1, SupportStatus.InProgress, "").Decide(facts, Supervisor, Now)).ShouldBe("support.changed-meanwhile");
        Code(new AnswerSupport("S1", 0, SupportStatus.Finished, "").Decide(facts, Supervisor, Now)).ShouldBe("support.answer-missing");
        Code(new AnswerSupport("S1", 0, SupportStatus.Finished, "済み").Decide(facts, Supervisor, Now)).ShouldBeNull();
        Code(new ReadSupport("S1").Decide(facts)).ShouldBe("support.closed");
    }

    private static SupportRequest Accepted(Outcome<SupportRequest> outcome) => ((Outcome<SupportRequest>.Accepted)outcome).Value;

    private static string? Code(Outcome<SupportRequest> outcome) => (outcome as Outcome<SupportRequest>.Refused)?.Refusal.Code;
}
