#include "host/crash_handler.hpp"

#include <signal.h>
#include <ucontext.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

namespace quire::core {
namespace {

std::atomic<Incident::Stage> current_stage{Incident::Stage::starting};
std::atomic<int> refusals{0};
// A plugin may try a call in a loop; the first few say what it wanted.
constexpr int kMostRefusals = 8;

std::uintptr_t stack_pointer(const ucontext_t& context) {
#if defined(__x86_64__)
  return static_cast<std::uintptr_t>(context.uc_mcontext.gregs[REG_RSP]);
#elif defined(__aarch64__)
  return context.uc_mcontext.sp;
#else
  return 0;
#endif
}

void refuse_call(ucontext_t& context) {
#if defined(__x86_64__)
  context.uc_mcontext.gregs[REG_RAX] = -EPERM;
#elif defined(__aarch64__)
  context.uc_mcontext.regs[0] = static_cast<unsigned long long>(-EPERM);
#endif
}

Incident::Where place_of_fault(int signal, const siginfo_t& info, const ucontext_t& context) {
  // Addresses exist for faults that the processor found, not for signals that were sent.
  const bool is_fault = (signal == SIGSEGV || signal == SIGBUS) &&
                        (info.si_code == SEGV_MAPERR || info.si_code == SEGV_ACCERR);
  if (!is_fault) return Incident::Where::other;
  constexpr std::uintptr_t kNullPage = 65536;  // members of an object at null, too
  constexpr std::uintptr_t kFrame = 262144;    // a function's frame may jump over the guard page
  const auto address = reinterpret_cast<std::uintptr_t>(info.si_addr);
  const std::uintptr_t stack = stack_pointer(context);
  if (address < kNullPage) return Incident::Where::null_pointer;
  if (address + kFrame > stack && address < stack + kFrame) return Incident::Where::stack_overflow;
  return Incident::Where::other;
}

void on_crash(int signal, siginfo_t* info, void* raw_context) {
  Incident incident;
  incident.kind = Incident::Kind::crash;
  incident.where = place_of_fault(signal, *info, *static_cast<ucontext_t*>(raw_context));
  incident.stage = current_stage.load(std::memory_order_relaxed);
  incident.number = static_cast<std::uint32_t>(signal);
  send_incident(incident);
  raise(signal);  // the default action is back in place (SA_RESETHAND)
}

void on_refusal(int, siginfo_t* info, void* raw_context) {
  if (refusals.fetch_add(1, std::memory_order_relaxed) < kMostRefusals) {
    Incident incident;
    incident.kind = Incident::Kind::refused;
    incident.number = static_cast<std::uint32_t>(info->si_syscall);
    send_incident(incident);
  }
  refuse_call(*static_cast<ucontext_t*>(raw_context));
}

void handle(int signal, void (*handler)(int, siginfo_t*, void*), int flags) {
  struct sigaction action {};
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | flags;
  sigaction(signal, &action, nullptr);
}

}  // namespace

void install_crash_handler() {
  static std::array<char, 65536> stack;
  stack_t alternate{};
  alternate.ss_sp = stack.data();
  alternate.ss_size = stack.size();
  sigaltstack(&alternate, nullptr);
  for (int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    handle(signal, &on_crash, static_cast<int>(SA_RESETHAND) | SA_NODEFER);
}

void install_refusal_handler() { handle(SIGSYS, &on_refusal, 0); }

void enter_stage(Incident::Stage stage) noexcept {
  current_stage.store(stage, std::memory_order_relaxed);
}

}  // namespace quire::core
