using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class CouncilCommandsTests
{
    private static readonly Command First = new(new Guid("00000000-0000-7000-8000-000000000001"), "input");

    private readonly RacingStore _store = new();

    [Fact]
    public async Task A_decision_is_committed_with_its_answer()
    {
        var result = await RunAsync(First, "answer");

        result.ShouldBeOfType<CommandResult.Done>().Answer.ShouldBe("answer");
        _store.Facts.Answers.Single().ShouldBe(new AnsweredCommand(First.Id, "input", "answer"));
    }

    [Fact]
    public async Task The_same_command_again_gets_the_same_answer_and_decides_nothing()
    {
        await RunAsync(First, "answer");

        var result = await RunAsync(First, "another");

        result.ShouldBeOfType<CommandResult.Repeated>().Answer.ShouldBe("answer");
        _store.Commits.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_with_another_input_is_another_matter()
    {
        await RunAsync(First, "answer");

        var result = await RunAsync(First with { Input = "other" }, "another");

        result.ShouldBeOfType<CommandResult.Done>().Answer.ShouldBe("another");
    }

    [Fact]
    public async Task A_lost_race_is_decided_once_more_on_fresh_facts()
    {
        _store.LoseNext(1);

        var result = await RunAsync(First, "answer");

        result.ShouldBeOfType<CommandResult.Done>();
        _store.Loads.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_lost_race_is_given_up_without_effect()
    {
        _store.LoseNext(2);

        (await RunAsync(First, "answer")).ShouldBeOfType<CommandResult.ChangedMeanwhile>();
        _store.Commits.ShouldBe(0);
    }

    [Theory]
    [InlineData("input", "theirs")]
    [InlineData("other", null)]
    public async Task What_another_delivery_of_the_command_has_done_meanwhile_is_the_answer_of_this_one_too(string input, string? answer)
    {
        _store.LoseNext(2, to: new AnsweredCommand(First.Id, input, "theirs"));

        var result = await RunAsync(First, "answer");

        ((result as CommandResult.Repeated)?.Answer).ShouldBe(answer);
        (result is CommandResult.ChangedMeanwhile).ShouldBe(answer is null);
        _store.Commits.ShouldBe(0);
    }

    [Fact]
    public async Task The_answer_is_kept_with_the_draft_that_the_command_writes_wherever_it_stands_among_the_writes()
    {
        var draft = Meetings.RecordMeetingTests.Draft();
        var drop = new CouncilWrite.DropDraft(new MeetingId("D0"));

        var first = await CommittedAsync(new CouncilWrite.PutDraft(draft), drop);
        var second = await CommittedAsync(drop, new CouncilWrite.PutDraft(draft));

        foreach (var change in new[] { first, second })
        {
            change.Answer.ShouldBeNull();
            change.Writes.OfType<CouncilWrite.PutDraft>().Single().Fact.Answers.Select(a => a.Answer).ShouldBe(["answer"]);
        }

        async Task<CouncilChange> CommittedAsync(params CouncilWrite[] writes) =>
            (await RunAsync(First, "answer", writes)).ShouldBeOfType<CommandResult.Done>().Committed.ShouldNotBeNull();
    }

    [Fact]
    public async Task No_change_is_no_commit_and_no_memory()
    {
        var result = await new CouncilCommands(_store).RunAsync(
            World.Central,
            First,
            (_, _) => ValueTask.FromResult(new Decision(null, "look")),
            CancellationToken.None
        );

        result.ShouldBeOfType<CommandResult.Done>().Committed.ShouldBeNull();
        _store.Commits.ShouldBe(0);
    }

    [Fact]
    public async Task A_council_that_does_not_exist_is_said_so() =>
        (
            await new CouncilCommands(_store).RunAsync(
                new CouncilId("none"),
                First,
                (_, _) => throw new InvalidOperationException(),
                CancellationToken.None
            )
        ).ShouldBeOfType<CommandResult.NoCouncil>();

    [Fact]
    public void Eight_answers_are_remembered_and_the_oldest_goes_first()
    {
        IReadOnlyList<AnsweredCommand> answers = [];

        for (byte i = 1; i <= 10; i++)
        {
            answers = CouncilCommands.LastEight(answers, new AnsweredCommand(new Guid([.. new byte[15], i]), "", $"{i}"));
        }

        answers.Select(a => a.Answer).ShouldBe(["3", "4", "5", "6", "7", "8", "9", "10"]);
    }

    private Task<CommandResult> RunAsync(Command command, string answer, params CouncilWrite[] writes) =>
        new CouncilCommands(_store).RunAsync(
            World.Central,
            command,
            (_, _) =>
                ValueTask.FromResult(
                    new Decision(
                        new CouncilChange { Audit = new AuditEntry(World.Now, World.Lead.Id, "test", command.Id), Writes = writes },
                        answer
                    )
                ),
            CancellationToken.None
        );

    /// <summary>One council in memory that loses as many races as it is told.</summary>
    private sealed class RacingStore : ICouncilStore
    {
        private int _losses;
        private AnsweredCommand? _winner;

        public CouncilFacts Facts { get; private set; } = World.CentralFacts;

        public int Loads { get; private set; }

        public int Commits { get; private set; }

        /// <param name="to">What the winner of the last race has answered.</param>
        public void LoseNext(int races, AnsweredCommand? to = null) => (_losses, _winner) = (races, to);

        public Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation)
        {
            Loads++;
            return Task.FromResult(id == World.Central ? new LoadedCouncil(Facts, new Version(id)) : null);
        }

        public Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
        {
            if (_losses-- > 0)
            {
                if (_losses == 0 && _winner is not null)
                {
                    Facts = Facts with { Answers = [_winner] };
                }

                return Task.FromResult(false);
            }

            Commits++;
            if (change.Answer is { } answer)
            {
                Facts = Facts with { Answers = CouncilCommands.LastEight(Facts.Answers, answer) };
            }

            return Task.FromResult(true);
        }

        public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
            throw new NotSupportedException("No records here.");

        public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) =>
            throw new NotSupportedException("Nothing unfinished here.");

        private sealed class Version(CouncilId council) : CouncilVersion
        {
            public override CouncilId Council => council;
        }
    }
}
